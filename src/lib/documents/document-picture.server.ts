import Baby from '@lucide/svelte/icons/baby'
import BookUser from '@lucide/svelte/icons/book-user'
import Car from '@lucide/svelte/icons/car'
import FileText from '@lucide/svelte/icons/file-text'
import Globe from '@lucide/svelte/icons/globe'
import Hash from '@lucide/svelte/icons/hash'
import Heart from '@lucide/svelte/icons/heart'
import IdCard from '@lucide/svelte/icons/id-card'
import Landmark from '@lucide/svelte/icons/landmark'
import Scissors from '@lucide/svelte/icons/scissors'
import Signature from '@lucide/svelte/icons/signature'
import { render } from 'svelte/server'

const icons: Readonly<Record<string, typeof Baby>> = {
  birthCertificate: Baby,
  passport: BookUser,
  drivingLicence: Car,
  citizenCard: IdCard,
  niLetter: Hash,
  eVisa: Globe,
  marriageCertificate: Heart,
  divorceDecree: Scissors,
  deedPoll: Signature,
  bankAccount: Landmark
}

/** The picture of a document as markup, made on the server: a page gets the few that it shows. */
export function documentPicture(name: string): string {
  return (drawn[name] ??= render(icons[name] ?? FileText).body.replaceAll(/<!--.*?-->/g, ''))
}

const drawn: Record<string, string> = {}
