import { type Edges, type Sprite, spriteOf } from './surface.ts'

/** Which way a marker looks is drawn in this many steps round the compass. */
const TURNS = 48

export interface Sprites {
  /**
   * A dot, or an arrow with a heading, whose middle lies at a fraction of a pixel.
   *
   * @param heading in degrees, NaN for a dot
   * @param fade which of `FADES`
   * @param small whether it is one of very many
   */
  marker(color: string, heading: number, fade: number, small: boolean, x: number, y: number): Sprite
  /** A bubble with how many it stands for. */
  cluster(text: string, radius: number): Sprite
  /** Lies around the chosen one. */
  ring(): Sprite
}

export interface SpriteColors {
  readonly marker: string
  /** The edge around markers. */
  readonly edge: string
  readonly cluster: string
  readonly clusterText: string
  readonly accent: string
}

/** Alpha steps in which a marker fades. */
export const FADES = [1, 0.7, 0.4]

/** How much smaller small ones are. */
const SMALL = 0.62
/** Where they lie on each other soft edges are not seen, but cost most of the time. */
const CRISP = { solid: 190, none: 56 }

/** Draws each stamp once, when it is first wanted, and keeps it. */
export function createSprites(colors: SpriteColors, scale: number, font: string): Sprites {
  const kept = new Map<string, Sprite>()
  // At one device pixel to the CSS pixel a step of a whole pixel shows as trembling.
  const phases = scale >= 2 ? 2 : 4
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })!

  function draw(size: number, paint: (context: CanvasRenderingContext2D) => void, edges?: Edges): Sprite {
    // Odd, so that there is a pixel in the middle.
    const side = 2 * Math.ceil((size * scale) / 2) + 1
    canvas.width = canvas.height = side
    context.setTransform(scale, 0, 0, scale, side >> 1, side >> 1)
    paint(context)
    return spriteOf(new Int32Array(context.getImageData(0, 0, side, side).data.buffer), side, side, edges)
  }

  function keep(key: string, make: () => Sprite): Sprite {
    let sprite = kept.get(key)
    if (!sprite) {
      // Counts and colours are without end, what is drawn of them at a time is not.
      if (kept.size > 4000) kept.clear()
      sprite = make()
      kept.set(key, sprite)
    }
    return sprite
  }

  // The way to a sprite is walked for each marker and frame: numbers, no text.
  const bySlot = new Map<string, Sprite[]>()
  let lastColor = ''
  let slots: Sprite[] | undefined

  function slotsOf(color: string): Sprite[] {
    if (bySlot.size > 64) bySlot.clear()
    const known = bySlot.get(color) ?? []
    bySlot.set(color, known)
    lastColor = color
    return known
  }

  return {
    marker(color, heading, fade, small, x, y) {
      if (color !== lastColor || !slots) slots = slotsOf(color)
      const px = Math.floor((x - Math.floor(x)) * phases)
      const py = Math.floor((y - Math.floor(y)) * phases)
      const turn = Number.isNaN(heading)
        ? TURNS
        : ((Math.round((heading / 360) * TURNS) % TURNS) + TURNS) % TURNS
      const slot = (((fade * 2 + (small ? 1 : 0)) * (TURNS + 1) + turn) * phases + py) * phases + px
      const known = slots[slot]
      if (known) return known
      const paint = (on: CanvasRenderingContext2D) => {
        on.translate((px + 0.5) / phases / scale - 0.5 / scale, (py + 0.5) / phases / scale - 0.5 / scale)
        if (small) on.scale(SMALL, SMALL)
        on.globalAlpha = FADES[fade] ?? 1
        on.fillStyle = color || colors.marker
        on.strokeStyle = colors.edge
        on.lineJoin = 'round'
        on.lineWidth = 3
        on.beginPath()
        if (turn === TURNS) on.arc(0, 0, 4.5, 0, 7)
        else {
          on.rotate((turn / TURNS) * 2 * Math.PI)
          arrow(on)
        }
        on.stroke()
        on.fill()
      }
      const sprite = small && fade === 0 ? draw(16, paint, CRISP) : draw(22, paint)
      slots[slot] = sprite
      return sprite
    },
    cluster: (text, radius) =>
      keep(`${radius} ${text}`, () =>
        draw(2 * radius + 10, (on) => {
          on.fillStyle = colors.cluster
          on.globalAlpha = 0.28
          on.beginPath()
          on.arc(0, 0, radius + 4, 0, 7)
          on.fill()
          on.globalAlpha = 1
          on.beginPath()
          on.arc(0, 0, radius, 0, 7)
          on.fill()
          on.fillStyle = colors.clusterText
          on.font = `600 12px ${font}`
          on.textAlign = 'center'
          on.textBaseline = 'middle'
          on.fillText(text, 0, 0.5)
        }),
      ),
    ring: () =>
      keep('ring', () =>
        draw(36, (on) => {
          on.strokeStyle = colors.edge
          on.lineWidth = 5
          on.beginPath()
          on.arc(0, 0, 13, 0, 7)
          on.stroke()
          on.strokeStyle = colors.accent
          on.lineWidth = 2.5
          on.stroke()
        }),
      ),
  }
}

function arrow(on: CanvasRenderingContext2D) {
  on.moveTo(0, -8)
  on.lineTo(5.6, 6.2)
  on.quadraticCurveTo(0, 2.6, -5.6, 6.2)
  on.closePath()
}
