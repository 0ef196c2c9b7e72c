import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { memory } from './places.ts'

/**
 * Runs `work` while no other script of this checkout does work of the same name. What a killed script
 * left behind is taken over.
 */
export async function holding<T>(name: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(memory, { recursive: true })
  const place = join(memory, `${name}.hold`)
  while (!take(place)) await sleep(200)
  try {
    return await work()
  } finally {
    rmSync(place, { force: true })
  }
}

function take(place: string): boolean {
  try {
    writeFileSync(place, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isAlive(place)) rmSync(place, { force: true })
    return false
  }
}

function isAlive(place: string): boolean {
  try {
    return process.kill(Number(readFileSync(place, 'utf8')) || process.pid, 0)
  } catch {
    return false
  }
}
