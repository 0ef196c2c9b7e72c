import type { Field } from './field.ts'

/** What a court heard is never asked for. */
export const storyFields: readonly Field[] = [
  {
    name: 'story',
    input: 'long-text',
    label: 'record_story_story',
    question: 'record_story_story_question',
    hint: 'record_story_story_hint',
    why: 'record_story_story_why',
    said: 'consent_limits'
  },
  {
    name: 'helps',
    input: 'long-text',
    label: 'record_story_helps',
    question: 'record_story_helps_question',
    why: 'record_story_helps_why',
    said: 'consent_limits'
  }
]
