import { m } from '#lib/paraglide/messages.js'

/** Lines that are free or cheap to ring. Whoever runs Waymark checks each number with the line itself before real use. */
export const numbers = [
  { name: m.help_999, when: m.help_999_text, number: '999' },
  { name: m.help_samaritans, when: m.help_samaritans_text, number: '116 123' },
  { name: m.help_abuse, when: m.help_abuse_text, number: '0808 2000 247' },
  { name: m.help_shelter, when: m.help_shelter_text, number: '0808 800 4444' },
  { name: m.help_nacro, when: m.help_nacro_text, number: '0300 123 1999' }
] as const

/** `tel:0808…`: what a phone dials. */
export function dial(number: string): string {
  return `tel:${number.replaceAll(' ', '')}`
}
