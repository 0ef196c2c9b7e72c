/** Numbers that cost whoever rings more than a local call: Ofcom's 070, 084, 087, 09 and 118. */
const costly = /^(070|084|087|09|118)/

/**
 * A number that people in the United Kingdom can ring, with spaces as people write them; `costly` for one
 * that costs extra; null for what is none. Short numbers such as 116 123 and 0800 1111 are numbers too.
 */
export function tidyPhone(typed: string): string | 'costly' | null {
  const text = typed.trim().replaceAll(/\s+/g, ' ')
  if (!/^\+?[\d ()-]+$/.test(text)) return null
  const digits = text.replaceAll(/\D/g, '').replace(/^(00)?44(?=\d{9,10}$)/, '0')
  if (costly.test(digits)) return 'costly'
  const short = /^(1\d{2}|116\d{3}|0800\d{4}|08001111)$/.test(digits)
  if (!short && !/^0[1-9]\d{8,9}$/.test(digits)) return null
  return text.startsWith('+') || text.startsWith('00') ? spaced(digits) : text.replaceAll(/[()-]/g, '').trim()
}

const spaced = (digits: string) => `${digits.slice(0, 5)} ${digits.slice(5)}`
