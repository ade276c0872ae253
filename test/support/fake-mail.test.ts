import { mailContract } from '../contracts/mail-contract.ts'
import { createFakeMail } from './fake-mail.ts'

mailContract(async () => createFakeMail())
