import type { Field } from './field.ts'

export const workFields: readonly Field[] = [
  {
    name: 'jobs',
    input: 'items',
    label: 'record_work_jobs',
    question: 'record_work_jobs_question',
    hint: 'record_work_jobs_hint',
    why: 'record_work_jobs_why',
    each: {
      one: 'record_work_jobs_one',
      add: 'record_work_jobs_add',
      parts: [
        {
          name: 'title',
          input: 'text',
          label: 'record_work_jobs_title',
          question: 'record_work_jobs_title_question',
          hint: 'record_work_jobs_title_hint',
          why: 'record_work_jobs_title_why',
          required: true
        },
        {
          name: 'place',
          input: 'text',
          label: 'record_work_jobs_place',
          question: 'record_work_jobs_place_question',
          hint: 'record_work_jobs_place_hint',
          why: 'record_work_jobs_place_why'
        },
        {
          name: 'from',
          input: 'text',
          label: 'record_work_jobs_from',
          question: 'record_work_jobs_from_question',
          hint: 'record_work_jobs_from_hint',
          why: 'record_work_jobs_from_why'
        },
        {
          name: 'to',
          input: 'text',
          label: 'record_work_jobs_to',
          question: 'record_work_jobs_to_question',
          hint: 'record_work_jobs_to_hint',
          why: 'record_work_jobs_to_why'
        },
        {
          name: 'did',
          input: 'long-text',
          label: 'record_work_jobs_did',
          question: 'record_work_jobs_did_question',
          why: 'record_work_jobs_did_why'
        }
      ]
    },
    noneWords: 'record_work_jobs_none',
    mayDecline: true
  },
  {
    name: 'insideWork',
    input: 'long-text',
    label: 'record_work_inside_work',
    question: 'record_work_inside_work_question',
    hint: 'record_work_inside_work_hint',
    why: 'record_work_inside_work_why',
    noneWords: 'record_work_inside_work_none',
    mayDecline: true
  },
  {
    name: 'skills',
    input: 'long-text',
    label: 'record_work_skills',
    question: 'record_work_skills_question',
    hint: 'record_work_skills_hint',
    why: 'record_work_skills_why'
  },
  {
    name: 'cards',
    input: 'some-of',
    label: 'record_work_cards',
    question: 'record_work_cards_question',
    hint: 'record_pick_all',
    why: 'record_work_cards_why',
    choices: [
      { value: 'CSCS', label: 'record_work_cards_cscs' },
      { value: 'DRIVING', label: 'record_work_cards_driving' },
      { value: 'HGV', label: 'record_work_cards_hgv' },
      { value: 'FORKLIFT', label: 'record_work_cards_forklift' },
      { value: 'MACHINES', label: 'record_work_cards_machines' },
      { value: 'FIRST_AID', label: 'record_work_cards_first_aid' },
      { value: 'FOOD', label: 'record_work_cards_food' },
      { value: 'SECURITY', label: 'record_work_cards_security' }
    ],
    noneWords: 'record_work_cards_none'
  },
  {
    name: 'wanted',
    input: 'some-of',
    label: 'record_work_wanted',
    question: 'record_work_wanted_question',
    hint: 'record_pick_all',
    why: 'record_work_wanted_why',
    choices: [
      { value: 'BUILDING', label: 'record_work_wanted_building' },
      { value: 'KITCHEN', label: 'record_work_wanted_kitchen' },
      { value: 'WAREHOUSE', label: 'record_work_wanted_warehouse' },
      { value: 'DRIVING', label: 'record_work_wanted_driving' },
      { value: 'SHOP', label: 'record_work_wanted_shop' },
      { value: 'OFFICE', label: 'record_work_wanted_office' },
      { value: 'CARE', label: 'record_work_wanted_care' },
      { value: 'GARDEN', label: 'record_work_wanted_garden' },
      { value: 'CLEANING', label: 'record_work_wanted_cleaning' },
      { value: 'COMPUTERS', label: 'record_work_wanted_computers' },
      { value: 'ANY', label: 'record_work_wanted_any' }
    ],
    noneWords: 'record_work_wanted_none'
  },
  {
    name: 'hours',
    input: 'some-of',
    label: 'record_work_hours',
    question: 'record_work_hours_question',
    hint: 'record_pick_all',
    why: 'record_work_hours_why',
    choices: [
      { value: 'FULL_TIME', label: 'record_work_hours_full_time' },
      { value: 'PART_TIME', label: 'record_work_hours_part_time' },
      { value: 'DAYS', label: 'record_work_hours_days' },
      { value: 'EVENINGS', label: 'record_work_hours_evenings' },
      { value: 'NIGHTS', label: 'record_work_hours_nights' },
      { value: 'WEEKENDS', label: 'record_work_hours_weekends' }
    ]
  },
  {
    name: 'startFrom',
    input: 'date',
    label: 'record_work_start_from',
    question: 'record_work_start_from_question',
    why: 'record_work_start_from_why',
    check: 'day-ahead',
    noneWords: 'record_work_start_from_none'
  },
  {
    name: 'reference',
    input: 'one-of',
    label: 'record_work_reference',
    question: 'record_work_reference_question',
    hint: 'record_work_reference_hint',
    why: 'record_work_reference_why',
    choices: [
      { value: 'YES', label: 'record_work_reference_yes' },
      { value: 'NOT_YET', label: 'record_work_reference_not_yet' }
    ]
  }
]
