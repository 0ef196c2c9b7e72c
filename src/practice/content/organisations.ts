import type { PracticeOrganisation } from './kinds.ts'

/**
 * None of these exists. Telephone numbers are from the ranges that Ofcom keeps for drama, numbers of charities
 * and companies from those that no register has come to.
 */
export const practiceOrganisations: readonly PracticeOrganisation[] = [
  {
    slug: 'connect-housing',
    name: 'Connect Housing',
    kind: 'charity',
    about: 'We find rooms in Oxford, and help people to stay in them.',
    phone: '01632 960110',
    email: 'hello@connect-housing.example',
    state: 'verified',
    register: 'charity',
    registerNumber: '1990001',
    website: 'connect-housing.example',
    areas: ['Oxford', 'Cherwell', 'West Oxfordshire'],
    contactName: 'Anna',
    dataProtectionContact: 'Anna, privacy@connect-housing.example',
    safeguardingLead: 'Ben, 01632 960111'
  },
  {
    slug: 'kettle-works',
    name: 'Kettle Works',
    kind: 'employer',
    about: 'We mend and sell kitchen goods in Reading. A third of our team has been inside.',
    phone: '01632 960121',
    email: 'jobs@kettle-works.example',
    state: 'verified',
    register: 'company',
    registerNumber: '99990021',
    website: 'kettle-works.example',
    areas: ['Reading'],
    contactName: 'Priya',
    dataProtectionContact: 'Priya, privacy@kettle-works.example',
    safeguardingLead: 'Priya, 01632 960121'
  },
  {
    slug: 'friday-table',
    name: 'Friday Table',
    kind: 'charity',
    about: 'Hot food, advice and a warm room in Slough, each Friday.',
    phone: '01632 960132',
    email: 'hello@friday-table.example',
    state: 'verified'
  },
  {
    slug: 'long-road-mentors',
    name: 'Long Road Mentors',
    kind: 'charity',
    about: 'Our mentors walk beside you for the first months. Many have been inside.',
    phone: '0808 157 0143',
    email: 'hello@long-road.example',
    state: 'verified'
  },
  {
    slug: 'first-stop-oxford',
    name: 'First Stop Oxford',
    kind: 'charity',
    about: 'A quiet lounge by the station, for the day you get out.',
    phone: '01632 960154',
    email: 'lounge@first-stop.example',
    state: 'verified'
  },
  {
    slug: 'brightwater-health',
    name: 'Brightwater Health',
    kind: 'health',
    about: 'Nurses and recovery workers in Reading and Slough.',
    phone: '0808 157 0165',
    email: 'care@brightwater.example',
    state: 'verified'
  },
  {
    slug: 'plain-money',
    name: 'Plain Money',
    kind: 'charity',
    about: 'Free help by phone with money, banks and ID.',
    phone: '0808 157 0176',
    email: 'help@plain-money.example',
    state: 'verified'
  },
  {
    slug: 'willow-and-hearth',
    name: 'Willow and Hearth',
    kind: 'charity',
    about: 'We help families stay close, and keep women safe.',
    phone: '0808 157 0187',
    email: 'hello@willow-hearth.example',
    state: 'verified'
  },
  {
    slug: 'redbrick-skills',
    name: 'Redbrick Skills',
    kind: 'learning',
    about: 'Short courses in Slough and Milton Keynes. Small groups, no exams on day one.',
    phone: '01632 960198',
    email: 'learn@redbrick.example',
    state: 'verified'
  },
  {
    slug: 'fair-hearing',
    name: 'Fair Hearing',
    kind: 'charity',
    about: 'Lawyers who give free help by phone.',
    phone: '020 7946 0209',
    email: 'help@fair-hearing.example',
    state: 'verified'
  },
  {
    slug: 'canalside-sheds',
    name: 'Canalside Sheds',
    kind: 'charity',
    about: 'A shed, a garden and a boat on the canal in Milton Keynes.',
    phone: '01632 960211',
    email: 'shed@canalside.example',
    state: 'verified'
  },
  {
    slug: 'fresh-page-homes',
    name: 'Fresh Page Homes',
    kind: 'charity',
    about: 'Shared houses in Milton Keynes.',
    phone: '01632 960222',
    email: 'rooms@fresh-page.example',
    state: 'applied'
  },
  {
    slug: 'bread-and-roses',
    name: 'Bread and Roses',
    kind: 'charity',
    about: 'We bake, and teach baking, in two kitchens in Slough. Come for a morning or for a year.',
    phone: '01632 960244',
    email: 'bake@bread-and-roses.example',
    state: 'applied',
    register: 'charity',
    registerNumber: '1990244',
    website: 'bread-and-roses.example',
    areas: ['Slough', 'Windsor and Maidenhead'],
    contactName: 'Nell',
    dataProtectionContact: 'Nell, 01632 960244',
    safeguardingLead: 'Omar, 01632 960245'
  },
  {
    slug: 'quick-start-labour',
    name: 'Quick Start Labour',
    kind: 'employer',
    about: 'Day work on sites near Slough.',
    phone: '01632 960233',
    email: 'work@quick-start.example',
    state: 'suspended'
  }
]
