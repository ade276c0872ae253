import { crc32, deflateSync } from 'node:zlib'

/**
 * The two icons Teams asks for: a clock whose hands are a tick, drawn from distances, so that its edges are smooth at any size. `npm run
 * manifest` writes them to this folder.
 */
export const ICONS = {
  /** Shown in lists and beside messages: on its colour, with room around it. */
  'color.png': () => icon(192, { ground: ACCENT, radius: 0.31, stroke: 0.052 }),
  /** Shown in the bar at the side: white lines on nothing, to the edge. */
  'outline.png': () => icon(32, { ground: null, radius: 0.42, stroke: 0.09 }),
} as const

type Colour = readonly [red: number, green: number, blue: number]
type Point = readonly [x: number, y: number]

interface Drawing {
  /** Null: transparent. */
  readonly ground: Colour | null
  /** Of the clock, and the width of every line, as parts of the icon's width. */
  readonly radius: number
  readonly stroke: number
}

export const ACCENT: Colour = [15, 92, 99]
const WHITE: Colour = [255, 255, 255]

/** The tick, in parts of the clock's radius from its middle. */
const TICK: readonly [Point, Point, Point] = [[-0.44, 0.06], [-0.1, 0.4], [0.46, -0.34]]

/** How far it is from a point to a line between two others. */
function fromLine([x, y]: Point, [startX, startY]: Point, [endX, endY]: Point): number {
  const [alongX, alongY] = [endX - startX, endY - startY]
  const part = ((x - startX) * alongX + (y - startY) * alongY) / (alongX ** 2 + alongY ** 2)
  const nearest = Math.min(1, Math.max(0, part))
  return Math.hypot(x - startX - nearest * alongX, y - startY - nearest * alongY)
}

/** How much of the pixel the lines cover, from 0 to 1: over the width of one pixel they fade. */
function inked(point: Point, { radius, stroke }: Drawing, pixel: number): number {
  const [left, bend, right] = TICK.map(([x, y]): Point => [x * radius, y * radius]) as [Point, Point, Point]
  const distance = Math.min(Math.abs(Math.hypot(...point) - radius), fromLine(point, left, bend), fromLine(point, bend, right))
  return Math.min(1, Math.max(0, (stroke / 2 - distance) / pixel + 0.5))
}

function icon(size: number, drawing: Drawing): Uint8Array {
  const rows = Array.from({ length: size }, (_, row) => [0, ...Array.from({ length: size }, (_, column) => {
    const point: Point = [(column + 0.5) / size - 0.5, (row + 0.5) / size - 0.5]
    const ink = inked(point, drawing, 1 / size)
    if (drawing.ground === null) return [...WHITE, Math.round(ink * 255)]
    return [...drawing.ground.map((ground, at) => Math.round(ground + (WHITE[at]! - ground) * ink)), 255]
  }).flat()])
  return png(size, Uint8Array.from(rows.flat()))
}

/** A PNG of 8-bit red, green, blue and opacity. Each row of `rows` begins with its filter, which is none (W3C PNG, 5.3 and 11.2). */
function png(size: number, rows: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
