import Armchair from '@lucide/svelte/icons/armchair'
import BookOpen from '@lucide/svelte/icons/book-open'
import Briefcase from '@lucide/svelte/icons/briefcase'
import Bus from '@lucide/svelte/icons/bus'
import ClipboardList from '@lucide/svelte/icons/clipboard-list'
import Coffee from '@lucide/svelte/icons/coffee'
import Coins from '@lucide/svelte/icons/coins'
import DoorOpen from '@lucide/svelte/icons/door-open'
import Footprints from '@lucide/svelte/icons/footprints'
import HandHeart from '@lucide/svelte/icons/hand-heart'
import HardHat from '@lucide/svelte/icons/hard-hat'
import House from '@lucide/svelte/icons/house'
import KeyRound from '@lucide/svelte/icons/key-round'
import MessagesSquare from '@lucide/svelte/icons/messages-square'
import Scale from '@lucide/svelte/icons/scale'
import Sprout from '@lucide/svelte/icons/sprout'
import Stethoscope from '@lucide/svelte/icons/stethoscope'
import Users from '@lucide/svelte/icons/users'
import type { OfferKind } from './rules.ts'

/** The picture that always stands beside the word of a kind (`kindWord`). */
export const kindIcons = {
  mentoring: Footprints,
  'floating-support': KeyRound,
  'meet-at-the-gate': DoorOpen,
  housing: House,
  'drop-in': Coffee,
  'arrivals-lounge': Armchair,
  job: Briefcase,
  'job-readiness': ClipboardList,
  training: HardHat,
  learning: BookOpen,
  'money-advice': Coins,
  'health-and-recovery': Stethoscope,
  'family-support': Users,
  'legal-help': Scale,
  volunteering: HandHeart,
  'interest-group': Sprout,
  'travel-help': Bus,
  'peer-support': MessagesSquare
} as const satisfies Record<OfferKind, unknown>
