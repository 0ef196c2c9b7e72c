import { buffer } from 'node:stream/consumers'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson, anOrganisation, aWorker } from '../../../tests/support/people.ts'
import { giveTo } from '../../../tests/support/sharing.ts'
import type { PersonActor } from '#lib/access/actors.ts'
import { readSharedFile } from '#lib/consent/read-shared-file.server.ts'
import { takeOn } from '#lib/consent/take-on.server.ts'
import { describeSection } from '#lib/record/describe-section.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { takeBackSection } from '#lib/record/take-back-section.server.ts'
import { holdFile } from '#lib/vault/files/hold-file.server.ts'
import { keepFile } from '#lib/vault/files/keep-file.server.ts'
import { listFiles } from '#lib/vault/files/own-files.server.ts'
import { addRecording } from './add-recording.server.ts'
import { deleteRecording } from './delete-recording.server.ts'
import { openRecording } from './open-recording.server.ts'
import { minutesOf, recordingsIn, sniffVoice } from './rules.ts'
import { saveWords } from './save-words.server.ts'
import { readAnswer } from './send-recording.ts'
import { sharedRecordings } from './shared-recordings.ts'

const webm = Buffer.concat([
  Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'),
  Buffer.alloc(90_000, 7)
])
const ogg = Buffer.from('OggS\0\x02aaaaaaaaaaaaaaaaaaaa\x01\x13OpusHead\x01', 'latin1')
const mp4 = Buffer.from('\0\0\0\x1cftypiso5\0\0\0\x01', 'latin1')

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

async function somebodyWithYes(): Promise<PersonActor> {
  const sam = await aPerson(db)
  await saySectionYes(db, sam, 'story')
  return sam
}
async function held(bytes: Uint8Array) {
  return holdFile(db, (async function* () { yield bytes })()) // prettier-ignore
}
const add = async (actor: PersonActor, bytes: Uint8Array = webm, instead?: string) =>
  addRecording(db, actor, await held(bytes), { seconds: 65.4, instead })
const storyOf = async (actor: PersonActor) => (await findOwnSection(db, actor, 'story'))?.document ?? {}
const onDisk = () => readdirSync(`${db.dataDir}/files`)

describe('a recording', () => {
  it('is kept, named in the story, heard again, and reads as a day and a length', async () => {
    const sam = await somebodyWithYes()
    const { fileId } = await add(sam)
    const [recording] = recordingsIn(await storyOf(sam))
    expect(recording).toMatchObject({ id: fileId, length: '1 min 5 sec', words: undefined })
    const file = await openRecording(db, sam, fileId)
    expect([file.type, file.bytes]).toEqual(['audio/webm', webm.length])
    expect((await buffer(file.chunks)).equals(webm)).toBe(true)
    const [fact] = describeSection('story', await storyOf(sam))
    expect(fact?.label).toBe('Recording')
    expect(fact?.value).toContain('How long it is: 1 min 5 sec')
  })

  it('takes the place of an older one only once it is kept', async () => {
    const sam = await somebodyWithYes()
    const { fileId: old } = await add(sam)
    await expect(add(sam, Buffer.from('<html>'), old)).rejects.toMatchObject({ code: 'bad-input' })
    expect(recordingsIn(await storyOf(sam)).map(({ id }) => id)).toEqual([old])
    const { fileId } = await add(sam, ogg, old)
    expect(recordingsIn(await storyOf(sam)).map(({ id }) => id)).toEqual([fileId])
    await expect(openRecording(db, sam, old)).rejects.toMatchObject({ code: 'not-found' })
    const again = await add(sam, mp4, old) // gone already
    expect(recordingsIn(await storyOf(sam)).map(({ id }) => id)).toEqual([fileId, again.fileId])
  })

  it('is deleted for good, with its words', async () => {
    const sam = await somebodyWithYes()
    const { fileId } = await add(sam)
    await deleteRecording(db, sam, fileId)
    expect(await storyOf(sam)).toEqual({})
    expect(await listFiles(db, sam)).toEqual([])
    expect(onDisk()).not.toContain(fileId)
    await expect(deleteRecording(db, sam, fileId)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('goes with the yes to the story', async () => {
    const sam = await somebodyWithYes()
    const { fileId } = await add(sam)
    await takeBackSection(db, sam, 'story')
    await expect(openRecording(db, sam, fileId)).rejects.toMatchObject({ code: 'not-found' })
    expect(onDisk()).not.toContain(fileId)
  })

  it('has the same in words beside it, as long as somebody likes', async () => {
    const sam = await somebodyWithYes()
    const { fileId } = await add(sam)
    const save = async (words: string | null) =>
      saveWords(db, sam, fileId, words, (await findOwnSection(db, sam, 'story'))?.version ?? 0)
    await save('I like\nto cook.')
    expect(recordingsIn(await storyOf(sam))[0]?.words).toBe('I like\nto cook.')
    await expect(save('x'.repeat(5001))).rejects.toMatchObject({ code: 'bad-input' })
    await save(null)
    expect(recordingsIn(await storyOf(sam))[0]?.words).toBeUndefined()
    await expect(saveWords(db, sam, 'nobody', 'x', 1)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('nothing is kept', () => {
  it('on a shared computer, without the yes to the story, or of what is no recording', async () => {
    const sam = await somebodyWithYes()
    const before = onDisk().length
    const kiosk = { ...sam, way: 'kiosk' } as const
    await expect(add(kiosk)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(add(await aPerson(db))).rejects.toMatchObject({ code: 'not-allowed' })
    for (const bytes of ['', '<svg onload="alert(1)">', 'GIF89a', '%PDF-1.7', 'OggS\0\0 no sound']) {
      await expect(add(sam, Buffer.from(bytes)), bytes).rejects.toMatchObject({ code: 'bad-input' })
    }
    await expect(add(sam, Buffer.concat([webm, Buffer.alloc(10 * 1024 * 1024)]))).rejects.toMatchObject({
      code: 'too-large'
    })
    expect(await storyOf(sam)).toEqual({})
    expect(onDisk()).toHaveLength(before)
  })
})

describe('a story that is shared', () => {
  it('brings its recordings to a page that loads none of them by itself', async () => {
    const sam = await somebodyWithYes()
    const { fileId } = await add(sam)
    const [shared] = sharedRecordings('story', await storyOf(sam), '/at/files')
    expect(shared?.src).toBe(`/at/files/story/${fileId}`)
    expect(shared?.label).toMatch(/^Recording of \d+ \w+ \d{4}$/)
    expect(sharedRecordings('letter', await storyOf(sam), '/at')).toEqual([])
    for (const file of ['SharedRecordings', 'RecordingCard']) {
      const audio = readFileSync(`src/lib/story/${file}.svelte`, 'utf8').match(/<audio[^]*?>/)?.[0]
      expect(audio).toContain('preload="none"')
    }
  })

  it('is heard through the gate by the worker it is shared with, and by nobody else', async () => {
    const sam = await somebodyWithYes()
    const { fileId } = await add(sam)
    const housing = await anOrganisation(db)
    const [anna, other] = [await aWorker(db, housing), await aWorker(db, await anOrganisation(db))]
    const { threadRef: ref } = await giveTo(db, sam, housing, ['story'])
    await takeOn(db, anna, ref, '')
    const file = await readSharedFile(db, anna, ref, 'story', fileId)
    expect((await buffer(file.chunks)).equals(webm)).toBe(true)
    await expect(readSharedFile(db, other, ref, 'story', fileId)).rejects.toMatchObject({ code: 'not-found' })
    await deleteRecording(db, sam, fileId)
    await expect(readSharedFile(db, anna, ref, 'story', fileId)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('nobody else', () => {
  it('hears, deletes or changes it, and no other file passes for one', async () => {
    const [sam, jo] = [await somebodyWithYes(), await somebodyWithYes()]
    const { fileId } = await add(sam)
    const refused = { code: 'not-found' }
    await expect(openRecording(db, jo, fileId)).rejects.toMatchObject(refused)
    await expect(deleteRecording(db, jo, fileId)).rejects.toMatchObject(refused)
    await expect(saveWords(db, jo, fileId, 'x', 0)).rejects.toMatchObject(refused)
    await add(jo, webm, fileId)
    expect(recordingsIn(await storyOf(sam)).map(({ id }) => id)).toEqual([fileId])

    const paper = { kind: 'paper', section: 'id-documents', name: 'a.pdf', type: 'application/pdf' } as const
    const other = await keepFile(db, sam, { ...paper, bytes: mp4 })
    await expect(openRecording(db, sam, other.fileId)).rejects.toMatchObject(refused)
    await expect(deleteRecording(db, sam, other.fileId)).rejects.toMatchObject(refused)
    expect((await listFiles(db, sam)).map((file) => file.fileId)).toContain(other.fileId)
  })
})

it.each([
  ['what Chrome records', webm, 'audio/webm'],
  ['what Firefox records', ogg, 'audio/ogg'],
  ['what Safari records', mp4, 'audio/mp4'],
  ['a photo of an iPhone', Buffer.from('\0\0\0\x1cftypheic\0\0\0\0', 'latin1'), null],
  ['another Matroska file', Buffer.from('1a45dfa3934282886d6174726f736b61', 'hex'), null],
  ['a web page', Buffer.from('<!doctype html>webm'), null],
  ['nothing', Buffer.alloc(0), null]
] as const)('%s is told by its first bytes', (_, bytes, type) => expect(sniffVoice(bytes)).toBe(type))

it.each([
  [200, '{"fileId":"a"}', 'kept'],
  [200, '<!doctype html>Sign in', 'signed-out'],
  [200, 'null', 'signed-out'],
  [401, '', 'signed-out'],
  [413, '{"message":"files-full"}', 'full'],
  [413, '', 'too-large'],
  [422, '{"message":"bad-input"}', 'refused'],
  [502, 'Bad gateway', 'cut'],
  [0, '', 'cut']
] as const)('an answer %i %s means: %s', (status, text, meaning) =>
  expect(readAnswer(status, text)).toBe(meaning)
)

it('counts minutes and whole seconds', () => {
  expect(minutesOf(599.9)).toEqual({ minutes: 9, seconds: 59 })
  expect(minutesOf(0)).toEqual({ minutes: 0, seconds: 0 })
})
