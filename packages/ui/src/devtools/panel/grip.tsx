/** @jsxImportSource preact */
import type { RefObject, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact'
import type { Desk } from '../model/desk.ts'
import { share } from '../model/settings.ts'

/** By how much of the page a key moves the edge. */
const STEP = 0.05

/** The edge by which the panel is made larger and smaller, with the pointer or with arrow keys. */
export function Grip({ desk, panel }: { desk: Desk; panel: RefObject<HTMLElement | null> }) {
  const { side, height, width } = desk.settings
  const { innerWidth, innerHeight } = window
  const narrow = matchMedia('(max-width: 640px)').matches
  const upright = narrow || side === 'bottom' || side === 'top'
  const size = upright ? height : width
  const resize = (to: number) => desk.set(upright ? { height: share(to, size) } : { width: share(to, size) })

  function onPointerDown(event: TargetedPointerEvent<HTMLElement>) {
    const grip = event.currentTarget
    grip.setPointerCapture(event.pointerId)
    const { top, bottom, left, right } = panel.current!.getBoundingClientRect()
    grip.onpointermove = ({ clientX, clientY }) => {
      if (narrow || side === 'bottom') resize((bottom - clientY) / innerHeight)
      else if (side === 'top') resize((clientY - top) / innerHeight)
      else resize((side === 'right' ? right - clientX : clientX - left) / innerWidth)
    }
    grip.onpointerup = grip.onpointercancel = () => {
      grip.onpointermove = null
    }
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLElement>) {
    const [more, less] = upright
      ? !narrow && side === 'top'
        ? ['ArrowDown', 'ArrowUp']
        : ['ArrowUp', 'ArrowDown']
      : side === 'right'
        ? ['ArrowLeft', 'ArrowRight']
        : ['ArrowRight', 'ArrowLeft']
    if (event.key !== more && event.key !== less) return
    event.preventDefault()
    resize(size + (event.key === more ? STEP : -STEP))
  }

  return (
    <hr
      class="grip"
      aria-label="Size of the panel"
      aria-orientation={upright ? 'horizontal' : 'vertical'}
      aria-valuemin={15}
      aria-valuemax={95}
      aria-valuenow={Math.round(size * 100)}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  )
}
