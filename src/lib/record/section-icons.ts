import Award from '@lucide/svelte/icons/award'
import Bed from '@lucide/svelte/icons/bed'
import Briefcase from '@lucide/svelte/icons/briefcase'
import ChartPie from '@lucide/svelte/icons/chart-pie'
import Coins from '@lucide/svelte/icons/coins'
import DoorOpen from '@lucide/svelte/icons/door-open'
import FileBadge from '@lucide/svelte/icons/file-badge'
import FileUser from '@lucide/svelte/icons/file-user'
import HandHelping from '@lucide/svelte/icons/hand-helping'
import IdCard from '@lucide/svelte/icons/id-card'
import Mail from '@lucide/svelte/icons/mail'
import MapPin from '@lucide/svelte/icons/map-pin'
import NotebookPen from '@lucide/svelte/icons/notebook-pen'
import Phone from '@lucide/svelte/icons/phone'
import ScrollText from '@lucide/svelte/icons/scroll-text'
import Stethoscope from '@lucide/svelte/icons/stethoscope'
import Target from '@lucide/svelte/icons/target'
import Users from '@lucide/svelte/icons/users'
import type { SectionName } from './sections.ts'

/** The picture that always stands beside a section's title. */
export const sectionIcons = {
  identity: IdCard,
  contact: Phone,
  'id-documents': FileBadge,
  address: MapPin,
  housing: Bed,
  work: Briefcase,
  qualifications: Award,
  cv: FileUser,
  goals: Target,
  wheel: ChartPie,
  money: Coins,
  health: Stethoscope,
  needs: HandHelping,
  family: Users,
  release: DoorOpen,
  licence: ScrollText,
  story: NotebookPen,
  letter: Mail
} as const satisfies Record<SectionName, unknown>
