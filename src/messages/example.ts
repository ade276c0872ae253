import type { Form, Message } from './model.ts'

/** A message or form as people would see it: for the gallery, the snapshot tests and the platforms' limit checks. */
export type Example =
  | { readonly title: string; readonly message: Message }
  | { readonly title: string; readonly form: Form }
