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
    said: 'consent_limits',
    otherWay: { href: '/me/story', words: 'story_or_record' }
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

/** The story by voice: each is a file. Its words stand beside it if the person likes. */
export const storyLists: readonly Field[] = [
  {
    name: 'recordings',
    input: 'items',
    label: 'record_story_recordings',
    question: 'record_story_recordings_question',
    why: 'record_story_recordings_why',
    each: {
      one: 'record_story_recording_one',
      add: 'story_start',
      files: true,
      home: '/me/story',
      parts: [
        {
          name: 'day',
          input: 'date',
          label: 'record_story_recording_day',
          question: 'record_story_recording_day_question',
          why: 'record_story_recordings_why',
          check: 'day-gone',
          required: true
        },
        {
          name: 'length',
          input: 'text',
          label: 'record_story_recording_length',
          question: 'record_story_recording_length_question',
          why: 'record_story_recordings_why'
        },
        {
          name: 'words',
          input: 'long-text',
          label: 'record_story_recording_words',
          question: 'record_story_recording_words_question',
          why: 'record_story_recordings_why'
        }
      ]
    }
  }
]
