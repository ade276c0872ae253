import { findServices } from '../domain/service/find-services.ts'
import type { Service } from '../domain/service/service.ts'
import { mayBeReferredTo } from '../domain/service/service.ts'
import type { FormOffers } from '../messages/forms/form-ask.ts'
import type { Opening } from './open-form.ts'
import type { Situation } from './situation.ts'

/** What a form about a service offers to choose from, and which of it the words typed mean; words that mean none or several choose none. */
export async function withServices(
  { form, values }: Pick<Opening, 'form' | 'values'>, { app, organisationId }: Situation,
): Promise<{ readonly services: FormOffers['services']; readonly values: Opening['values'] }> {
  if (form !== 'refer') return { services: [], values }
  const services = (await app.services.directory(organisationId)).filter((service) => service.isOffered && mayBeReferredTo(service))
  const typed = values['service'] ?? ''
  return { services, values: typed === '' ? values : { ...values, service: serviceMeant(typed, services)?.code ?? '' } }
}

/** By its code or name; by other words only when they can mean no other. */
export function serviceMeant(words: string, services: readonly Service[]): Service | null {
  const { found } = findServices(words, services)
  const [only, ...others] = found.length > 1 ? found.filter(({ isOffered }) => isOffered) : found
  return others.length > 0 ? null : only ?? null
}
