import { describe, expect, it } from 'vitest'
import { WrongCodes } from '../../../src/services/sts/wrong-codes.ts'

const DEVICE = { sealedSeed: 'a' }
const OTHER = { sealedSeed: 'b' }
const SECOND = 1000

/** How long the device is paused from `now` on, in seconds. */
function pauseOf(codes: WrongCodes, now: number): number {
  let seconds = 0
  while (codes.isPaused(DEVICE, now + seconds * SECOND)) seconds++
  return seconds
}

describe('wrong codes', () => {
  it('cost nothing up to nine, then pauses that double up to a quarter of an hour', () => {
    const codes = new WrongCodes()
    const pauses: number[] = []
    for (let count = 1; count <= 17; count++) {
      const now = count * 3600 * SECOND
      codes.wrong(DEVICE, now)
      pauses.push(pauseOf(codes, now))
    }
    expect(pauses).toEqual([...Array(9).fill(0), 30, 60, 120, 240, 480, 900, 900, 900])
  })

  it('are forgotten with a right one, and are each device’s own', () => {
    const codes = new WrongCodes()
    for (let count = 0; count < 12; count++) codes.wrong(DEVICE, 0)
    expect(codes.isPaused(OTHER, 0)).toBe(false)
    codes.right(DEVICE)
    expect(codes.isPaused(DEVICE, 0)).toBe(false)
    codes.wrong(DEVICE, 0)
    expect(codes.isPaused(DEVICE, 0)).toBe(false)
  })
})
