import * as v from 'valibot'

export const applyForm = v.object({ run: v.pipe(v.string('ui_check_this'), v.uuid('ui_check_this')) })
