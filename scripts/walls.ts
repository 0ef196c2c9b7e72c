/** The walls between rooms. `eslint.config.js` makes each a lint error that says its sentence. */

export interface Wall {
  readonly name: string
  /** Files on this side of the wall; paths from the folder of the repository. */
  readonly files: RegExp
  /** What they may not import: a path from the folder of the repository, or the name of a package. */
  readonly mayNotImport: RegExp
  /** An import of types alone is allowed: it is gone when the program runs. */
  readonly typesAllowed?: boolean
  /** Only a target in another room than the file is walled off. */
  readonly otherRoomsOnly?: boolean
  /** Files with a reason to pass. */
  readonly except?: Readonly<Record<string, string>>
  readonly sentence: string
}

const product = /^src\/(?!lib\/paraglide\/)/

export const walls: readonly Wall[] = [
  {
    name: 'routes-without-tables',
    files: /^src\/routes\//,
    mayNotImport: /^drizzle-orm|^@libsql\/|^src\/lib\/.*tables\.server\.ts$/,
    typesAllowed: true,
    sentence:
      'A route guards, reads input, calls one domain function and shapes the answer; it never asks the database itself.'
  },
  {
    name: 'pure-rules',
    files: /^src\/.*\/(rules|fold|model)\.ts$/,
    mayNotImport: /\.server(\.ts)?$|^node:|^drizzle-orm|^@libsql\/|^\$app\/|^\$env\//,
    typesAllowed: true,
    sentence:
      'Rules are pure: facts, the actor and the time come in as arguments, so that every case can be listed in a test.'
  },
  {
    name: 'dumb-components',
    files: /^src\/lib\/ui\//,
    mayNotImport: /^src\/lib\/(?!ui\/|paraglide\/)|^src\/(routes|practice)\//,
    sentence: 'Components in ui/ know no room, so that every room can use them.'
  },
  {
    name: 'own-tables',
    files: /^src\/lib\//,
    mayNotImport: /^src\/lib\/[^/]+\/tables\.server\.ts$/,
    typesAllowed: true,
    otherRoomsOnly: true,
    except: {
      'src/lib/consent/change-sharing.server.ts':
        'finds the person’s key inside the write that changes what they share',
      'src/lib/consent/list-sharing.server.ts': 'reads names and last looks beside each sharing in one query',
      'src/lib/digest/find-reach.server.ts': 'asks whose offer it is in the same query',
      'src/lib/ledger/own-history.server.ts': 'finds the key that opens the person’s own history',
      'src/lib/ledger/verify-all.server.ts': 'goes through everybody, page by page',
      'src/lib/offers/find-offer-terms.server.ts':
        'asks whether the organisation is verified in the same query',
      'src/lib/offers/find-offer.server.ts': 'reads who offers it in the same query',
      'src/lib/offers/find-words.server.ts': 'says no word of an organisation that nobody checked',
      'src/lib/offers/list-offers-of.server.ts': 'asks whether the organisation is shown in the same query',
      'src/lib/offers/list-aimed.server.ts': 'shows offers of verified organisations alone',
      'src/lib/offers/list-offers.server.ts': 'shows offers of verified organisations alone, page by page',
      'src/lib/offers/shown.server.ts':
        'says in one condition what people see: never an unverified organisation’s',
      'src/lib/open-referral/feed-filters.server.ts': 'narrows the feed in the same query',
      'src/lib/open-referral/list-feed.server.ts':
        'reads shown offers with who offers them in one query, page by page',
      'src/lib/open-referral/list-organizations.server.ts': 'shows verified organisations, page by page',
      'src/lib/offers/read-offers.server.ts': 'reads who offers it in the same query',
      'src/lib/offers/shelf.server.ts': 'keeps offers of verified organisations alone',
      'src/lib/referrals/answer-times.server.ts':
        'counts the answers to an organisation’s offers in one query',
      'src/lib/referrals/figures.server.ts': 'counts by offer and month in one query',
      'src/lib/referrals/find-interest.server.ts': 'reads the offer, and whose it is, beside the interest',
      'src/lib/referrals/list-inbox.server.ts': 'reads the title of the offer beside each interest',
      'src/lib/referrals/list-interests.server.ts': 'reads the offer beside each interest in one query',
      'src/lib/shortlist/meet-digests.server.ts': 'finds the key of each digest in the query that reads it'
    },
    sentence:
      'A room owns its tables: another room calls one of its functions, or points a foreign key at them in tables.server.ts.'
  },
  {
    name: 'one-gate',
    files: product,
    mayNotImport: /^src\/lib\/(vault\/seal|vault\/files\/stream-file|record\/section-seal)\.server\.ts$/,
    typesAllowed: true,
    except: {
      'src/lib/consent/read-shared.server.ts': 'the gate',
      'src/lib/consent/read-shared-file.server.ts': 'the gate, for a file that a section names',
      'src/lib/consent/hidden-address.server.ts':
        'looks at one flag, so that a secret address leaves what is shared',
      'src/lib/record/every-version.server.ts': 'a person takes their own record with them',
      'src/lib/record/own-record.server.ts': 'a person opens their own record',
      'src/lib/record/versions.server.ts': 'a person saves their own record',
      'src/lib/record/section-seal.server.ts': 'binds a section to its person and version',
      'src/lib/ledger/append-history.server.ts': 'seals who did what',
      'src/lib/ledger/read-chain.server.ts': 'opens it for the person and for verification',
      'src/lib/ledger/verify-stored.server.ts': 'hashes what was sealed, to check it, and shows it to nobody',
      'src/lib/ledger/sink.server.ts': 'writes an equal row for attempts that name nobody',
      'src/lib/vault/data-keys.server.ts': 'wraps data keys',
      'src/lib/vault/files/own-files.server.ts': 'a person opens their own files',
      'src/lib/vault/files/sealed-chunks.server.ts': 'seals files, piece by piece',
      'src/lib/vault/sealed-words.server.ts': 'seals words that are no section of the record'
    },
    sentence:
      'Only the gate and the person’s own reading and writing open what is sealed; there is no other way around.'
  },
  {
    name: 'lucia-behind-one-module',
    files: product,
    mayNotImport: /^lucia$|^@lucia-auth\//,
    except: { 'src/lib/accounts/sessions.server.ts': 'the one module' },
    sentence:
      'Lucia is finished and gets no more releases: only accounts/sessions.server.ts knows it (docs/decisions).'
  },
  {
    name: 'one-door-to-the-database',
    files: product,
    mayNotImport: /^@libsql\/|^drizzle-orm\/libsql/,
    typesAllowed: true,
    except: {
      'src/lib/database/connect.server.ts': 'opens the database',
      'src/lib/database/keep-statements.server.ts': 'is the pool that connect.server.ts opens it with',
      'src/lib/database/keys-file.server.ts': 'opens keys.db',
      'src/lib/database/lock.server.ts': 'opens lock.db',
      'src/lib/operating/heavy-worker.server.ts':
        'reads one snapshot on a thread of its own and writes nothing',
      'src/lib/operating/copy-database.server.ts': 'reads one snapshot into a backup',
      'src/lib/operating/backup-stored-files.server.ts': 'reads a copy that no server has open',
      'src/lib/operating/look-into-backup.server.ts': 'reads a file that no server has open'
    },
    sentence: 'One process per file and one writer: only database/connect.server.ts opens a database.'
  },
  {
    name: 'practice-apart',
    files: /^src\/(?!practice\/)/,
    mayNotImport: /^src\/practice\//,
    except: { 'src/hooks.server.ts': 'asks for it behind __PRACTICE__, which a real build drops' },
    sentence: 'Practice people are in no real build: only hooks.server.ts names them, behind __PRACTICE__.'
  }
]

/** The wall that this import runs into, or null. */
export function wallBetween(file: string, target: string, typesOnly: boolean): Wall | null {
  if (/\.test\.ts$/.test(file)) return null // tests look at everything
  return walls.find((wall) => stands(wall, file, target, typesOnly)) ?? null
}

function stands(wall: Wall, file: string, target: string, typesOnly: boolean): boolean {
  if (!wall.files.test(file) || !wall.mayNotImport.test(target)) return false
  if (wall.except && Object.hasOwn(wall.except, file)) return false
  if (typesOnly && wall.typesAllowed) return false
  if (!wall.otherRoomsOnly) return true
  return roomOf(file) !== roomOf(target) && !file.endsWith('/tables.server.ts')
}

function roomOf(path: string): string | undefined {
  return path.split('/')[2]
}
