import { readEnv } from '#env'
import type { ReceiptOperator } from './receipt-facts.ts'

/** Who runs this Waymark. In practice mode, where two hosts serve, `asked` is where the person came to. */
export function receiptOperator(asked: URL): ReceiptOperator {
  const { controller, origin } = readEnv(__PRACTICE__ ? 'practice' : 'real')
  const { name, contact, dataProtectionContact } = controller
  return { name, contact, dataProtectionContact, origin: origin ?? asked.origin }
}
