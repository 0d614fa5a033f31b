// Writes random review histories and what ts-fsrs makes of them; see README.md beside the fixture.
// Usage: node generate-histories.mjs OUTPUT.csv.gz [SEED] [HISTORIES]
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { createEmptyCard, FSRSVersion, fsrs } from 'ts-fsrs'

const [output, seed = '20221229', histories = '1000'] = process.argv.slice(2)
if (!output) throw new Error('Name the file to write: node generate-histories.mjs OUTPUT.csv.gz [SEED] [HISTORIES]')
if (!FSRSVersion.startsWith('v5.4.2 ')) throw new Error(`The reference is ts-fsrs 5.4.2, found ${FSRSVersion}`)

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const short = { enable_short_term: true, enable_fuzz: false }
const otherWeights = [
  0.05, 0.9, 3.123456789, 12.5, 7.1, 0.6, 2.2, 0.05, 1.4, 0.12, 1.1, 1.9, 0.11, 0.31, 1.2, 0.3, 2.6, 1.9, 0.7, 0.12, 0.35,
]
// Name, share of HISTORIES, parameters. The test FsrsAgainstTheReferenceTest knows them by name.
const sets = [
  ['published', 1, { ...short, request_retention: 0.9, maximum_interval: 36500, learning_steps: ['1m', '10m'], relearning_steps: ['10m'] }],
  ['day-steps', 0.1, { ...short, request_retention: 0.8, maximum_interval: 365, w: otherWeights, learning_steps: ['5m', '1d', '3d'], relearning_steps: ['8m', '2d'] }],
  ['no-steps', 0.1, { ...short, request_retention: 0.95, maximum_interval: 1000, w: otherWeights, learning_steps: [], relearning_steps: [] }],
  ['many-relearning-steps', 0.1, { ...short, learning_steps: ['7m'], relearning_steps: ['2m', '10m', '3h', '2d'] }],
]

/** Mulberry32: small, seeded, the same on every machine. */
let word = Number(seed) >>> 0
function random() {
  word = (word + 0x6d2b79f5) >>> 0
  let t = Math.imul(word ^ (word >>> 15), word | 1)
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const between = (low, high) => low + random() * (high - low)
const rating = (weights) => {
  let left = random()
  const at = weights.findIndex((weight) => (left -= weight) < 0)
  return at < 0 ? 3 : at + 1
}

/** When the next answer comes: early, when due, late, the same day, minutes, years; a little back in the same day. */
function nextReview(card, now) {
  const wait = card.due.getTime() - now
  const kind = random()
  if (kind < 0.25) return now + wait
  if (kind < 0.4) return now + Math.floor(wait * random())
  if (kind < 0.6) return now + Math.floor(wait * between(1, 4))
  if (kind < 0.75) return now + Math.floor(between(0, 90) * MINUTE)
  if (kind < 0.85) return now + Math.floor(between(0, 1.5) * DAY)
  if (kind < 0.94) return now + Math.floor(between(1, 60) * DAY)
  if (kind < 0.98) return now + Math.floor(between(0.5, 20) * 365 * DAY)
  return now - Math.floor((now % DAY) * random())
}

const lines = ['parameters,history,rating,at,state,step,stability,difficulty,due,interval_days,reps,lapses,retrievability_before']
for (const [name, share, parameters] of sets) {
  const scheduler = fsrs(parameters)
  for (let history = 0; history < Number(histories) * share; history++) {
    const steady = random() < 0.03 // answered well and when due: reaches the longest intervals
    const weights = steady ? [0, 0.02, 0.3, 0.68] : [0.2, 0.2, 0.45, 0.15]
    let at = Math.floor(Date.UTC(2015, 0, 1) + random() * 15 * 365 * DAY)
    let card = createEmptyCard(new Date(at))
    for (let left = 5 + Math.floor(random() * 11); left > 0; left--) {
      const before = scheduler.get_retrievability(card, new Date(at), false)
      const answer = rating(weights)
      card = scheduler.next(card, new Date(at), answer).card
      lines.push([name, history, answer, at, card.state, card.learning_steps, card.stability, card.difficulty,
        card.due.getTime(), card.scheduled_days, card.reps, card.lapses, before].join())
      at = steady ? card.due.getTime() : nextReview(card, at)
    }
  }
}
const text = lines.join('\n') + '\n'
writeFileSync(output, output.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text)
console.log(`${lines.length - 1} reviews written to ${output} with ${FSRSVersion}`)
