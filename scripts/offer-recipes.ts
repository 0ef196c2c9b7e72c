import type { OfferKind, Pathway, Where } from '#lib/offers/rules.ts'

/** What offers of one kind are made of. `{place}` is a made-up name, `{town}` a real town, `{day}` a weekday. */
export interface Recipe {
  /** The first of one of these is the main one. */
  readonly pathways: readonly (readonly Pathway[])[]
  readonly where: readonly (readonly Where[])[]
  readonly hours: readonly HoursName[]
  readonly titles: readonly string[]
  /** A sentence is one of each. */
  readonly openings: readonly string[]
  readonly endings: readonly string[]
  /** What happens is one of each, in order. */
  readonly steps: readonly [readonly string[], readonly string[], readonly string[]]
  readonly costs: readonly string[]
  /** Sections of the record that help to start. */
  readonly asksFor: readonly string[]
  /** How often it can start before release, from 0 to 1. */
  readonly early: number
}

export type HoursName =
  'office' | 'lunch' | 'late' | 'evenings' | 'oneDay' | 'friday' | 'saturday' | 'always' | 'shift' | 'asked'

const office: readonly Where[] = ['in-person']
const first = [
  'You ring us, or walk in.',
  'You tell us you are interested, and we ring you.',
  'We meet you for a talk, where you like.',
  'A worker talks with you first, by phone or inside.',
  'You come for a look round and a cup of tea.',
  'Somebody who has been inside says hello and shows you round.'
]
const last = [
  'You can stop at any time.',
  'You can bring somebody you trust.',
  'We write down nothing that you do not want.',
  'You say how fast it goes.',
  'We stay in touch for as long as you like.',
  'If it is not right for you, we help you find what is.'
]
const free = ['Free', 'Free', 'Free, and we pay your bus fare.', 'Free. Tea and a sandwich too.']

export const recipes: Readonly<Record<OfferKind, Recipe>> = {
  housing: {
    pathways: [['ACCOMMODATION'], ['ACCOMMODATION', 'FINANCE_AND_ID'], ['ACCOMMODATION', 'HEALTH']],
    where: [office, ['in-person', 'phone'], ['in-person', 'in-prison']],
    hours: ['office', 'lunch', 'late'],
    titles: [
      'A room at {place} House, {town}',
      'Your own flat at {place} Court, {town}',
      'A shared house in {town}: {place}',
      'A bed for the first weeks at {place}, {town}',
      'Rent deposit help in {town} from {place}',
      'A room with support at {place}, {town}',
      'A small flat for a new start, {place}, {town}',
      'Lodging with a family near {town}: {place}'
    ],
    openings: [
      'Your own room, with a key to your door,',
      'A warm room in a quiet street',
      'A place to stay for up to 12 weeks',
      'A flat of your own, once you are ready,',
      'A room in a house for four people',
      'Help with the deposit and first month’s rent',
      'A safe place to sleep from the first night'
    ],
    endings: [
      'and a worker who sees you each week.',
      'and help to find your next home.',
      'close to buses and shops.',
      'with help to claim what you can.',
      'and people around who get it.',
      'with your own space to cook.',
      'for as long as you need a start.',
      'and no need to know the area.'
    ],
    steps: [
      first,
      [
        'Then you see the room.',
        'We show you the house and who lives there.',
        'We check with you what rent you can get help with.',
        'You can see pictures of the room first.',
        'You meet the worker who would help you.'
      ],
      [
        'You can move in on the day you get out.',
        'If you like it, we keep it for you.',
        'You plan your next home with us from week one.',
        'You sign for the room in your own time.',
        ...last.slice(0, 2)
      ]
    ],
    costs: [
      'Universal Credit can pay the rent. You pay £12 a week for bills.',
      'Housing help can pay the rent. Bills are £9 a week.',
      'Rent is £105 a week. Most people get help with all of it.',
      'Free for the first two weeks, then help with rent.'
    ],
    asksFor: ['contact', 'goals'],
    early: 0.7
  },
  'floating-support': {
    pathways: [['ACCOMMODATION', 'FINANCE_AND_ID'], ['ACCOMMODATION']],
    where: [['in-person', 'phone'], office],
    hours: ['office', 'late'],
    titles: [
      'Help to keep your home in {town}: {place}',
      '{place}: support in your own home, {town}',
      'A worker who visits you in {town}: {place}',
      'Help with rent and letters, {place}, {town}',
      'Settle in with {place}, {town}',
      'Support when you have a new flat in {town}: {place}'
    ],
    openings: [
      'A worker comes to see you',
      'Somebody helps you settle in',
      'We sort out letters and bills with you',
      'We ring the landlord with you',
      'Help for your first year in a home',
      'One worker, each week,'
    ],
    endings: [
      'and helps with rent, bills and neighbours.',
      'so that you keep your home.',
      'at a time that suits you.',
      'with beds, pots and curtains as well.',
      'and goes to the council with you.',
      'before small worries grow big.',
      'for as long as six months.',
      'and shows you what is near.'
    ],
    steps: [
      first,
      [
        'We look at letters with you.',
        'We make a plan for the rent.',
        'We help you get furniture.',
        'We set up gas, light and the bin days.',
        'We ring who needs to be rung.'
      ],
      last
    ],
    costs: free,
    asksFor: ['contact'],
    early: 0.4
  },
  'drop-in': {
    pathways: [
      ['ACCOMMODATION', 'FINANCE_AND_ID'],
      ['HEALTH', 'ACCOMMODATION'],
      ['FINANCE_AND_ID'],
      ['CHILDREN_FAMILIES_AND_COMMUNITY']
    ],
    where: [office],
    hours: ['oneDay', 'friday', 'saturday', 'oneDay'],
    titles: [
      '{day} drop-in at {place} Hall, {town}',
      'Walk in on a {day}: {place}, {town}',
      'Hot food and advice in {town}: {place}',
      'The {place} table, {town}',
      'Open door at {place}, {town}',
      'Warm room and phone use at {place}, {town}'
    ],
    openings: [
      'Walk in for a meal and a chat',
      'Come in from the cold',
      'A hot meal, a phone and a shower',
      'Sit down with somebody who knows the forms',
      'Tea, toast and help with what cannot wait',
      'Come as you are on a {day}'
    ],
    endings: [
      'and leave with a plan for the day.',
      'with no need to book.',
      'and see a nurse if you want to.',
      'and use our address for letters.',
      'with the council at the next table.',
      'and charge your phone.',
      'and take food home.',
      'and stay as long as you like.'
    ],
    steps: [
      [
        'Come in when you like.',
        'Ring the bell, and somebody lets you in.',
        'There is soup, tea and a phone you can use.',
        'Say your first name, or none.'
      ],
      [
        'The council and a bank each have a table.',
        'We help with forms and letters.',
        'A nurse looks at what hurts.',
        'Somebody who has been inside sits with you.',
        'You can wash your clothes here.'
      ],
      ['We stay open until the last person has a bed to go to.', 'We write down what to do next.', ...last]
    ],
    costs: free,
    asksFor: [],
    early: 0.1
  },
  'arrivals-lounge': {
    pathways: [
      ['ACCOMMODATION', 'FINANCE_AND_ID'],
      ['FINANCE_AND_ID', 'HEALTH']
    ],
    where: [office, ['in-person', 'at-the-gate']],
    hours: ['friday', 'office', 'always'],
    titles: [
      '{place} arrivals lounge, {town}',
      'First stop on the day you get out: {place}, {town}',
      'A place to land near {town} station: {place}',
      'Day one at {place}, {town}',
      'Your first hours out, {place}, {town}',
      'The welcome room at {place}, {town}'
    ],
    openings: [
      'Come straight from the gate',
      'A calm place for your first hours',
      'Charge your phone and sit down',
      'A locker, a coffee and a phone',
      'We help with what must be done that day',
      'Rest, eat and ring who you need to'
    ],
    endings: [
      'and find out who to see that day.',
      'near the station.',
      'with people who have done it too.',
      'and get a bag with what you need.',
      'and we ring ahead for you.',
      'with a worker for each person.',
      'until your lift or your bus comes.',
      'and no questions at the door.'
    ],
    steps: [
      [
        'Show us your release papers, or just say.',
        'We see you come in and say hello.',
        'Somebody meets you at the door.',
        'Sit down first. The rest can wait.'
      ],
      [
        'We ring probation and say that you are on your way.',
        'We look at buses and trains with you.',
        'We set up your phone.',
        'You get a coat and a bag if you need them.',
        'We ring the place where you will sleep.'
      ],
      last
    ],
    costs: free,
    asksFor: ['contact'],
    early: 0.5
  },
  'meet-at-the-gate': {
    pathways: [
      ['CHILDREN_FAMILIES_AND_COMMUNITY', 'ACCOMMODATION'],
      ['ATTITUDES_THINKING_AND_BEHAVIOUR', 'ACCOMMODATION']
    ],
    where: [
      ['at-the-gate', 'phone'],
      ['at-the-gate', 'in-prison']
    ],
    hours: ['shift', 'office'],
    titles: [
      'Somebody waits for you at the gate: {place}, {town}',
      '{place} meets you on the day, to {town}',
      'A lift and a friendly face to {town}: {place}',
      'From the gate to {town} with {place}',
      'Met at the gate by {place}, {town}',
      'The {place} car to {town}'
    ],
    openings: [
      'A mentor with a car meets you',
      'Somebody you met before waits outside',
      'We are there when the door opens',
      'A friendly face on the day',
      'We drive you where you must be',
      'One person stays with you all day'
    ],
    endings: [
      'and takes you to the places you must go.',
      'and gets you to probation in time.',
      'with a phone and a hot drink.',
      'and stays until you have a bed.',
      'and stops for food on the way.',
      'so that you do not go alone.',
      'and helps with your bags.',
      'whatever the time is.'
    ],
    steps: [
      [
        'A mentor talks with you before you leave.',
        'You get a picture of who will come.',
        'You tell us where you must be that day.',
        'We ring the prison the day before.'
      ],
      [
        'On the day we wait outside.',
        'We take you to probation and your chemist.',
        'We go to the council with you.',
        'We get you something to eat.',
        'We ring ahead so that people are there.'
      ],
      last
    ],
    costs: free,
    asksFor: ['contact', 'release'],
    early: 1
  },
  mentoring: {
    pathways: [
      ['ATTITUDES_THINKING_AND_BEHAVIOUR', 'CHILDREN_FAMILIES_AND_COMMUNITY'],
      ['ATTITUDES_THINKING_AND_BEHAVIOUR'],
      ['CHILDREN_FAMILIES_AND_COMMUNITY']
    ],
    where: [
      ['in-person', 'phone', 'in-prison'],
      ['in-person', 'phone'],
      ['phone', 'online']
    ],
    hours: ['office', 'late', 'evenings', 'saturday'],
    titles: [
      'A mentor in {town} from {place}',
      '{place}: one person on your side, {town}',
      'Walk and talk in {town} with {place}',
      'A mentor who has been inside: {place}, {town}',
      'Your first six months with {place}, {town}',
      'Coffee once a week with {place}, {town}'
    ],
    openings: [
      'One person who is on your side',
      'A mentor who has been inside',
      'Somebody to talk to',
      'A mentor you choose yourself',
      'A steady person in your first months',
      'Somebody who has done it before you'
    ],
    endings: [
      'meets you each week.',
      'walks beside you for six months.',
      'helps you with what you choose.',
      'answers when you ring.',
      'comes with you to hard meetings.',
      'starts with you before you get out.',
      'never judges you.',
      'keeps going when it gets hard.'
    ],
    steps: [
      [
        'You tell us a bit about yourself.',
        'You meet two mentors, and you choose.',
        'We ask what you like to do.',
        'You say what you want from a mentor.'
      ],
      [
        'You see yours inside first, if you can.',
        'Then you meet each week for a walk or a coffee.',
        'You set small steps together.',
        'You ring when things are hard.',
        'You go to meetings together.'
      ],
      last
    ],
    costs: free,
    asksFor: ['contact', 'goals'],
    early: 0.8
  },
  job: {
    pathways: [['EDUCATION_SKILLS_AND_WORK']],
    where: [office],
    hours: ['shift', 'office', 'late'],
    titles: [
      'Paid work at {place} Bakery, {town}',
      'A job in our repair shop: {place}, {town}',
      'Warehouse work at {place}, {town}',
      'Kitchen job at {place}, {town}',
      'Gardener wanted at {place}, {town}',
      'Building site work with {place}, {town}',
      'Van driver’s mate, {place}, {town}',
      'Cleaner, days, at {place}, {town}'
    ],
    openings: [
      'Paid work from the first day',
      'A job with a boss who knows your past',
      'Twenty hours a week to start with',
      'Full-time work with training',
      'Learn on the job, with pay,',
      'A real job with a real contract'
    ],
    endings: [
      'and a mate who shows you round.',
      'with clothes and boots from us.',
      'and time off to see probation.',
      'close to the bus.',
      'with pay each week.',
      'and a chance to move up.',
      'and no papers needed to start.',
      'with early or late shifts.'
    ],
    steps: [
      [
        'Come for a look round and a chat.',
        'Send us your CV, or just ring.',
        'We ring you and talk about the job.',
        'You meet the person who runs the shop.'
      ],
      [
        'Then try one paid day.',
        'You get two weeks of training.',
        'You work beside somebody who knows it.',
        'We help you get a bank account.',
        'You get boots and gloves.'
      ],
      ['If we both like it, you start the week after.', 'You get paid each Friday.', ...last.slice(0, 3)]
    ],
    costs: [
      'You are paid £12.60 an hour.',
      'You are paid £13 an hour. We pay your first bus pass.',
      'You are paid £12.21 an hour, each Friday.',
      'You are paid from day one.'
    ],
    asksFor: ['contact', 'work'],
    early: 0.6
  },
  'job-readiness': {
    pathways: [['EDUCATION_SKILLS_AND_WORK'], ['EDUCATION_SKILLS_AND_WORK', 'FINANCE_AND_ID']],
    where: [office, ['in-person', 'online'], ['in-person', 'in-prison']],
    hours: ['office', 'oneDay', 'lunch'],
    titles: [
      'Get ready for work in {town}: {place}',
      'Job club at {place}, {town}',
      'CV and interview help at {place}, {town}',
      'How to tell a boss: {place}, {town}',
      'Work coach at {place}, {town}',
      'Two weeks to get ready, {place}, {town}'
    ],
    openings: [
      'Make your CV with somebody',
      'Practise talking to a boss',
      'Find out what you are good at',
      'Learn how and when to tell about your past',
      'Get clothes for the interview',
      'A coach looks for jobs with you'
    ],
    endings: [
      'and meet people who are hiring.',
      'in small steps.',
      'in a group of six.',
      'with a coach who knows the jobs near you.',
      'and try a day at work.',
      'and keep the suit.',
      'before you get out or after.',
      'at your own speed.'
    ],
    steps: [
      first,
      [
        'We make your CV together.',
        'You practise with somebody who hires people.',
        'We look for jobs that fit you.',
        'We ring bosses for you if you want.',
        'You learn what you must tell, and what not.'
      ],
      last
    ],
    costs: free,
    asksFor: ['contact', 'work', 'qualifications'],
    early: 0.6
  },
  training: {
    pathways: [['EDUCATION_SKILLS_AND_WORK']],
    where: [office, ['in-person', 'in-prison']],
    hours: ['office', 'lunch', 'oneDay'],
    titles: [
      'Get your CSCS card at {place}, {town}',
      'Forklift training with {place}, {town}',
      'Food hygiene in one day: {place}, {town}',
      'First aid course at {place}, {town}',
      'Bricklaying for beginners, {place}, {town}',
      'Learn painting and decorating at {place}, {town}',
      'Barber training at {place}, {town}',
      'Bike repair course, {place}, {town}'
    ],
    openings: [
      'Learn a trade with your hands',
      'Get a card that opens doors',
      'Five days of training',
      'A short course with a real certificate',
      'Train with people who do the job',
      'Learn in a small group'
    ],
    endings: [
      'and go on to a paid trial.',
      'with lunch each day.',
      'and keep the certificate.',
      'with no exam in writing.',
      'and tools to take home.',
      'for people who never liked school.',
      'and help with the test.',
      'and meet bosses at the end.'
    ],
    steps: [
      first,
      [
        'You learn by doing.',
        'You get boots, gloves and a hat.',
        'There are six in a group.',
        'The trainer has worked in the trade for years.',
        'We help with reading if you want.'
      ],
      ['You take a short test at the end.', 'We look for work with you after it.', ...last.slice(2)]
    ],
    costs: ['Free', 'Free, with lunch', 'Free if you get Universal Credit', '£20, and we can pay it for you'],
    asksFor: ['contact', 'qualifications'],
    early: 0.5
  },
  learning: {
    pathways: [
      ['EDUCATION_SKILLS_AND_WORK'],
      ['EDUCATION_SKILLS_AND_WORK', 'ATTITUDES_THINKING_AND_BEHAVIOUR']
    ],
    where: [office, ['online', 'in-person'], ['phone', 'online']],
    hours: ['evenings', 'office', 'oneDay'],
    titles: [
      'Read with somebody at {place}, {town}',
      'Maths for daily life: {place}, {town}',
      'English classes at {place}, {town}',
      'Learn to use a phone and a computer, {place}, {town}',
      'Evening class at {place} College, {town}',
      'Cook well for little money: {place}, {town}'
    ],
    openings: [
      'Learn to read better, one to one,',
      'Brush up your maths',
      'English for people from everywhere',
      'Learn what your phone can do',
      'A class with no exam',
      'Start again where school stopped'
    ],
    endings: [
      'with somebody who takes their time.',
      'in a small and friendly group.',
      'with tea and no tests.',
      'one evening a week.',
      'at the pace you choose.',
      'and get a certificate if you want one.',
      'with books you can keep.',
      'from where you are now.'
    ],
    steps: [
      first,
      [
        'We find out together where to start.',
        'You have the same teacher each time.',
        'We use things from real life.',
        'You learn with people like you.',
        'You can learn at home as well.'
      ],
      last
    ],
    costs: free,
    asksFor: ['contact'],
    early: 0.4
  },
  'money-advice': {
    pathways: [['FINANCE_AND_ID'], ['FINANCE_AND_ID', 'ACCOMMODATION']],
    where: [['in-person', 'phone'], ['phone', 'online'], office],
    hours: ['office', 'lunch', 'oneDay'],
    titles: [
      'Money advice at {place}, {town}',
      'Get on top of debt with {place}, {town}',
      'Universal Credit, step by step: {place}, {town}',
      'Bank account and ID help at {place}, {town}',
      'What you can claim in {town}: {place}',
      'Birth certificate and ID: {place}, {town}'
    ],
    openings: [
      'We talk to the people you owe',
      'Somebody to talk to about money',
      'We help you claim what is yours',
      'Get a bank account and ID',
      'We look at every letter with you',
      'Help with your first Universal Credit claim'
    ],
    endings: [
      'so that the letters stop.',
      'and ring the office with you.',
      'with no shame and no sales.',
      'from forms to first payment.',
      'and pay for the certificate.',
      'before you get out or after.',
      'and make a plan you can keep.',
      'in plain words.'
    ],
    steps: [
      first,
      [
        'Bring every letter, opened or not.',
        'We write down what you owe, and to whom.',
        'We ring the bank with you.',
        'We fill in the claim together.',
        'We send off for your papers.'
      ],
      last
    ],
    costs: free,
    asksFor: ['contact', 'money'],
    early: 0.5
  },
  'health-and-recovery': {
    pathways: [
      ['DRUGS_AND_ALCOHOL', 'HEALTH'],
      ['HEALTH'],
      ['HEALTH', 'ATTITUDES_THINKING_AND_BEHAVIOUR'],
      ['DRUGS_AND_ALCOHOL']
    ],
    where: [['in-person', 'phone'], office, ['in-person', 'in-prison'], ['online', 'phone']],
    hours: ['office', 'late', 'evenings', 'always'],
    titles: [
      'Recovery group at {place}, {town}',
      'Nurse drop-in at {place}, {town}',
      'Help with drink in {town}: {place}',
      'Your script, from day one: {place}, {town}',
      'Talk about how you feel at {place}, {town}',
      'Find a doctor and a dentist: {place}, {town}'
    ],
    openings: [
      'Your medicine goes on from the day you get out',
      'A nurse who listens',
      'A group for people who want to stop',
      'Talk to somebody about how you feel',
      'Help to cut down or to stop',
      'We get you a doctor and a dentist'
    ],
    endings: [
      'with no gap.',
      'and no waiting room.',
      'without any lectures.',
      'from people who have been there.',
      'on the same day if we can.',
      'for as long as it takes.',
      'with a key worker of your own.',
      'and you can ring at night.'
    ],
    steps: [
      first,
      [
        'We ask what you take and what you want.',
        'A nurse checks how you are.',
        'You can join a group, or see one person.',
        'We ring the chemist for you.',
        'You make a plan for bad days.'
      ],
      last
    ],
    costs: ['Free', 'Free', 'Free on the NHS'],
    asksFor: ['contact', 'health'],
    early: 0.7
  },
  'family-support': {
    pathways: [
      ['CHILDREN_FAMILIES_AND_COMMUNITY'],
      ['CHILDREN_FAMILIES_AND_COMMUNITY', 'ATTITUDES_THINKING_AND_BEHAVIOUR']
    ],
    where: [
      ['in-person', 'phone'],
      ['phone', 'online'],
      ['in-person', 'in-prison']
    ],
    hours: ['office', 'saturday', 'evenings'],
    titles: [
      'Family time at {place}, {town}',
      'Being a dad again: {place}, {town}',
      'Mums together at {place}, {town}',
      'Help for families in {town}: {place}',
      'See your children again with {place}, {town}',
      'Family worker at {place}, {town}'
    ],
    openings: [
      'Play and eat with your children',
      'A worker helps you and your family talk',
      'A group for dads',
      'A group for mums',
      'Help to write and to visit',
      'Somebody who stands between you when it is hard'
    ],
    endings: [
      'in a warm room with toys.',
      'at a speed that suits the children.',
      'with travel paid.',
      'and nobody takes sides.',
      'before you come home.',
      'and after you come home.',
      'with help to see a lawyer.',
      'on a Saturday if you like.'
    ],
    steps: [
      first,
      [
        'We talk with each of you alone first.',
        'We make a plan for the first weeks.',
        'You have time with your children here.',
        'We help with letters and calls.',
        'You meet other parents.'
      ],
      last
    ],
    costs: free,
    asksFor: ['contact'],
    early: 0.6
  },
  'legal-help': {
    pathways: [['FINANCE_AND_ID', 'ACCOMMODATION'], ['ACCOMMODATION'], ['CHILDREN_FAMILIES_AND_COMMUNITY']],
    where: [
      ['in-person', 'phone'],
      ['phone', 'online']
    ],
    hours: ['oneDay', 'office'],
    titles: [
      'Law advice at {place}, {town}',
      'Help when the council says no: {place}, {town}',
      'Your rights at work and at home: {place}, {town}',
      'Family law hour at {place}, {town}',
      'Housing law help with {place}, {town}',
      'What must I tell? {place}, {town}'
    ],
    openings: [
      'A lawyer looks at your case',
      'Free half an hour with a lawyer',
      'We write to the council for you',
      'Find out what your rights are',
      'Help with what you must tell, and when',
      'We go to court with you'
    ],
    endings: [
      'and says what you can do.',
      'in plain words.',
      'with no cost to you.',
      'before it is too late.',
      'for homes, work and family.',
      'and stays until it is done.',
      'by phone or face to face.',
      'and keeps it between us.'
    ],
    steps: [
      first,
      [
        'Bring any letters.',
        'We look at what you can do.',
        'We write letters for you.',
        'We tell you what it would take.',
        'We ring the other side.'
      ],
      last
    ],
    costs: ['Free', 'Free for the first talk', 'Free if you have a low income'],
    asksFor: ['contact'],
    early: 0.5
  },
  volunteering: {
    pathways: [
      ['EDUCATION_SKILLS_AND_WORK', 'CHILDREN_FAMILIES_AND_COMMUNITY'],
      ['CHILDREN_FAMILIES_AND_COMMUNITY']
    ],
    where: [office],
    hours: ['office', 'saturday', 'oneDay'],
    titles: [
      'Volunteer at {place} Food Bank, {town}',
      'Help out at {place} Farm, {town}',
      'Give a morning to {place}, {town}',
      'Mend and give with {place}, {town}',
      'Canal clean-up with {place}, {town}',
      'Kitchen helpers at {place}, {town}'
    ],
    openings: [
      'Give a morning a week',
      'Help others and learn at the same time',
      'Work outdoors with a good team',
      'Cook for people who need a meal',
      'Mend things and give them away',
      'Be part of a team'
    ],
    endings: [
      'and get a reference for a job.',
      'with lunch and bus fare.',
      'and no past is asked for.',
      'and learn as you go.',
      'in your own time.',
      'and meet good people.',
      'and try what you like.',
      'and get out of the house.'
    ],
    steps: [
      first,
      [
        'We show you round.',
        'You try it for a day.',
        'You work beside somebody who knows it.',
        'You choose the days.',
        'You get a T-shirt and a lunch.'
      ],
      last
    ],
    costs: ['Free. We pay your bus fare.', 'Free, with lunch'],
    asksFor: ['contact'],
    early: 0.2
  },
  'interest-group': {
    pathways: [
      ['CHILDREN_FAMILIES_AND_COMMUNITY'],
      ['HEALTH', 'CHILDREN_FAMILIES_AND_COMMUNITY'],
      ['ATTITUDES_THINKING_AND_BEHAVIOUR']
    ],
    where: [office],
    hours: ['oneDay', 'evenings', 'saturday'],
    titles: [
      '{day} football at {place}, {town}',
      'The {place} shed: wood and tools, {town}',
      'Grow your own at {place}, {town}',
      'Music night at {place}, {town}',
      'Craft table at {place}, {town}',
      'Cook and eat at {place}, {town}',
      'Walking group from {place}, {town}',
      'Parents and little ones at {place}, {town}'
    ],
    openings: [
      'Come and play',
      'Make something with your hands',
      'Grow food and share it',
      'Play or just listen',
      'Walk and talk',
      'Cook and eat with good people'
    ],
    endings: [
      'with no need to be good at it.',
      'each {day}.',
      'and stay for tea.',
      'whatever your age.',
      'and forget the rest for a while.',
      'with all you need there.',
      'and meet new people.',
      'and bring a friend.'
    ],
    steps: [
      [
        'Just turn up.',
        'Ring first if you like.',
        'Come and watch the first time.',
        'Somebody says hello at the door.'
      ],
      [
        'We have all the kit you need.',
        'You choose what to do.',
        'There is tea and something to eat.',
        'Some come each week, some now and then.'
      ],
      last
    ],
    costs: ['Free', '£1 each time, if you have it', 'Free, with tea'],
    asksFor: [],
    early: 0.05
  },
  'travel-help': {
    pathways: [['FINANCE_AND_ID', 'CHILDREN_FAMILIES_AND_COMMUNITY'], ['CHILDREN_FAMILIES_AND_COMMUNITY']],
    where: [['phone'], ['phone', 'at-the-gate'], ['in-person', 'phone']],
    hours: ['office', 'shift', 'always'],
    titles: [
      'Safe journey fund, {town}: {place}',
      'A lift to {town} with {place}',
      'Train fare to {town} from {place}',
      'Bus pass for the first month: {place}, {town}',
      'Bike to keep from {place}, {town}',
      'Travel to see your family: {place}, {town}'
    ],
    openings: [
      'We pay for your journey',
      'A lift with a driver we know',
      'A bus pass for your first month',
      'A bike to keep, with a lock,',
      'Help with fares to see your family',
      'A ticket on the day you get out'
    ],
    endings: [
      'so that you get there safe.',
      'on the day you need it.',
      'with no forms.',
      'to work, probation or home.',
      'and somebody to ring on the way.',
      'to any place in the county.',
      'and back.',
      'before you run out of time.'
    ],
    steps: [
      [
        'Ring us two days before.',
        'Tell us where you must be, and when.',
        'Your worker can ask for you.',
        'Send us a text.'
      ],
      [
        'We send the ticket to your phone.',
        'The driver rings you first.',
        'We look for the best way with you.',
        'You get a map and times on paper.'
      ],
      last
    ],
    costs: ['Free', 'Free, up to £60', 'Free for the first month'],
    asksFor: ['contact'],
    early: 0.8
  },
  'peer-support': {
    pathways: [
      ['ATTITUDES_THINKING_AND_BEHAVIOUR'],
      ['DRUGS_AND_ALCOHOL', 'ATTITUDES_THINKING_AND_BEHAVIOUR'],
      ['HEALTH', 'ATTITUDES_THINKING_AND_BEHAVIOUR']
    ],
    where: [office, ['in-person', 'online'], ['phone', 'online']],
    hours: ['evenings', 'oneDay', 'saturday'],
    titles: [
      'People who have been inside, {place}, {town}',
      'The {place} circle, {town}',
      'Peer group at {place}, {town}',
      'Talk with people who get it: {place}, {town}',
      '{day} night group at {place}, {town}',
      'Men talk at {place}, {town}'
    ],
    openings: [
      'A group run by people who have been inside',
      'Sit with people who get it',
      'Say as much or as little as you like',
      'Share what works',
      'Hear how others did it',
      'A circle with tea and biscuits'
    ],
    endings: [
      'and find out you are not alone.',
      'once a week.',
      'with no workers in the room.',
      'and leave a bit lighter.',
      'and make a friend or two.',
      'and nothing leaves the room.',
      'on good days and bad.',
      'for as long as you like.'
    ],
    steps: [
      ['Just turn up.', 'Ring and somebody meets you at the door.', 'Come with a friend if you like.'],
      [
        'We go round once, and you can pass.',
        'Somebody tells how their week was.',
        'We end with one good thing.',
        'There is time to chat before and after.',
        'You get a number to ring between groups.'
      ],
      last
    ],
    costs: free,
    asksFor: [],
    early: 0.3
  }
}
