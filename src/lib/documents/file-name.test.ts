import { expect, it } from 'vitest'
import { fileName } from './file-name.ts'

it.each([
  ['passport.JPG', 'passport.jpg'],
  ['جواز سفر.png', 'جواز سفر.jpg'],
  ['👩‍🦰 é ﷺ.heic', '👩‍🦰 é ﷺ.jpg'],
  ['photo\u202egpj.exe', 'photogpj.jpg'],
  ['..\\..\\..//etc/passwd', 'passwd.jpg'],
  ['C:\\fakepath\\my letter.pdf', 'my letter.jpg'],
  ['.htaccess', 'htaccess.jpg'],
  ['a\r\nSet-Cookie: b.jpg', 'a Set-Cookie b.jpg'],
  ['\u200b\u202e \0', 'A copy.jpg'],
  ['', 'A copy.jpg'],
  [`${'x'.repeat(5000)}.jpg`, `${'x'.repeat(80)}.jpg`],
  ['half \ud83d.jpg', 'half \ufffd.jpg']
])('%j is kept as %j', (sent, kept) => expect(fileName(sent, 'image/jpeg', 'A copy')).toBe(kept))
