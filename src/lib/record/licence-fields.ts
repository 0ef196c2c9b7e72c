import type { Field } from './field.ts'

/** Rules by topic. Nobody's name and no place to keep away from: there is no topic for either. */
export const licenceFields: readonly Field[] = [
  {
    name: 'rules',
    input: 'items',
    label: 'record_licence_rules',
    question: 'record_licence_rules_question',
    hint: 'record_licence_rules_hint',
    why: 'record_licence_rules_why',
    each: {
      one: 'record_licence_rules_one',
      add: 'record_licence_rules_add',
      parts: [
        {
          name: 'topic',
          input: 'one-of',
          label: 'record_licence_rules_topic',
          question: 'record_licence_rules_topic_question',
          why: 'record_licence_rules_topic_why',
          choices: [
            { value: 'MEETINGS', label: 'record_licence_rules_topic_meetings' },
            { value: 'HOME', label: 'record_licence_rules_topic_home' },
            { value: 'TIMES', label: 'record_licence_rules_topic_times' },
            { value: 'TAG', label: 'record_licence_rules_topic_tag' },
            { value: 'TRAVEL', label: 'record_licence_rules_topic_travel' },
            { value: 'WORK', label: 'record_licence_rules_topic_work' },
            { value: 'COURSES', label: 'record_licence_rules_topic_courses' },
            { value: 'TESTS', label: 'record_licence_rules_topic_tests' },
            { value: 'PHONE', label: 'record_licence_rules_topic_phone' }
          ],
          ownWords: 'record_licence_rules_topic_own_words',
          required: true
        },
        {
          name: 'words',
          input: 'long-text',
          label: 'record_licence_rules_words',
          question: 'record_licence_rules_words_question',
          hint: 'record_licence_rules_words_hint',
          why: 'record_licence_rules_words_why'
        },
        {
          name: 'reason',
          input: 'long-text',
          label: 'record_licence_rules_reason',
          question: 'record_licence_rules_reason_question',
          why: 'record_licence_rules_reason_why',
          noneWords: 'record_licence_rules_reason_none'
        }
      ]
    },
    noneWords: 'record_licence_rules_none',
    mayDecline: true
  },
  {
    name: 'meetings',
    input: 'long-text',
    label: 'record_licence_meetings',
    question: 'record_licence_meetings_question',
    hint: 'record_licence_meetings_hint',
    why: 'record_licence_meetings_why',
    noneWords: 'record_licence_meetings_none',
    mayDecline: true
  },
  {
    name: 'ask',
    input: 'text',
    label: 'record_licence_ask',
    question: 'record_licence_ask_question',
    hint: 'record_licence_ask_hint',
    why: 'record_licence_ask_why',
    noneWords: 'record_licence_ask_none'
  },
  {
    name: 'ends',
    input: 'date',
    label: 'record_licence_ends',
    question: 'record_licence_ends_question',
    why: 'record_licence_ends_why',
    check: 'any-day',
    noneWords: 'record_licence_ends_none',
    mayDecline: true
  }
]
