import { bitrate, longest, voiceTypes } from './rules.ts'

/**
 * `ready`: nothing was said yet · `asking`: the browser asks for the microphone · `recorded`: it waits to be kept ·
 * `not-allowed`, `no-microphone`, `cannot`: it cannot begin, and why.
 */
export type VoiceState =
  'ready' | 'asking' | 'recording' | 'paused' | 'recorded' | 'not-allowed' | 'no-microphone' | 'cannot'

const eachPiece = 1000 // ms; what was said until then is safe whatever happens to the microphone

/**
 * One recording in the memory of its page, and nowhere else on the device: a phone is looked into, lent and
 * lost (docs/decisions/0015). It pauses when the page is hidden, so that nothing is heard that somebody did
 * not mean to say, and stops with what there is when a call or an unplugged microphone ends it.
 */
export class VoiceRecorder {
  state = $state<VoiceState>('ready')
  /** Recorded so far, without pauses. */
  seconds = $state(0)
  /** It stopped by itself. */
  cut = $state(false)
  recording = $state.raw<Blob>()

  #recorder: MediaRecorder | undefined
  #pieces: Blob[] = []
  #clock: ReturnType<typeof setInterval> | undefined
  #awake: WakeLockSentinel | undefined

  async start(): Promise<void> {
    this.drop()
    this.state = 'asking'
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      // Somebody may have left while the browser asked.
      if (this.#state() === 'asking') this.#begin(stream)
      else this.#letGo(stream)
    } catch (cause) {
      this.state = problemOf(cause)
    }
  }

  pause(): void {
    if (this.#recorder?.state === 'recording') this.#recorder.pause()
  }

  resume(): void {
    if (this.#recorder?.state === 'paused') this.#recorder.resume()
  }

  stop(): void {
    if (this.#recorder && this.#recorder.state !== 'inactive') this.#recorder.stop()
  }

  /** Forgets what was recorded. */
  drop(): void {
    if (this.#recorder) {
      this.#recorder.onstop = this.#recorder.ondataavailable = null
      this.stop()
      this.#letGo(this.#recorder.stream)
    }
    this.#recorder = undefined
    this.#pieces = []
    this.recording = undefined
    this.seconds = 0
    this.cut = false
    this.state = 'ready'
  }

  /** As it is now: it may have changed while something was awaited. */
  #state(): VoiceState {
    return this.state
  }

  #begin(stream: MediaStream): void {
    const mimeType = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', ...voiceTypes].find((type) =>
      MediaRecorder.isTypeSupported(type)
    )
    const recorder = new MediaRecorder(stream, { audioBitsPerSecond: bitrate, ...(mimeType && { mimeType }) })
    this.#recorder = recorder
    for (const track of stream.getAudioTracks()) {
      track.onended = () => this.#stopCut()
      track.onmute = () => this.pause() // a call comes in
    }
    recorder.ondataavailable = ({ data }) => data.size > 0 && this.#pieces.push(data)
    recorder.onerror = () => this.#stopCut()
    recorder.onstart = recorder.onresume = () => this.#run()
    recorder.onpause = () => this.#rest('paused')
    recorder.onstop = () => this.#finish(recorder)
    recorder.start(eachPiece)
  }

  #stopCut(): void {
    this.cut = true
    this.stop()
  }

  #run(): void {
    this.state = 'recording'
    // Else the screen of a phone goes dark after half a minute, and the page is hidden.
    void navigator.wakeLock?.request('screen').then(
      (awake) => (this.#awake = awake),
      () => undefined
    )
    let last = performance.now()
    this.#clock = setInterval(() => {
      const now = performance.now()
      this.seconds += (now - last) / 1000
      last = now
      if (this.seconds >= longest) this.stop()
    }, 250)
  }

  #rest(state: VoiceState): void {
    clearInterval(this.#clock)
    void this.#awake?.release()
    this.#awake = undefined
    this.state = state
  }

  #finish(recorder: MediaRecorder): void {
    this.#letGo(recorder.stream)
    this.recording = new Blob(this.#pieces, { type: recorder.mimeType })
    this.#rest(this.recording.size > 0 ? 'recorded' : 'ready')
  }

  #letGo(stream: MediaStream): void {
    clearInterval(this.#clock)
    for (const track of stream.getTracks()) track.stop()
  }
}

function problemOf(cause: unknown): VoiceState {
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'not-allowed'
  return name === 'NotFoundError' || name === 'NotReadableError' ? 'no-microphone' : 'cannot'
}
