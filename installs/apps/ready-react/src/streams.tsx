import { Answer as ByHook } from './docs/stream'
import { Answer as ByComponent } from './docs/streamed-text'

const id = location.hash.slice(1)

/** The same answer twice: by the hook, and by the component. */
export default function Streams() {
  return (
    <>
      <ByHook chat="7" id={id} />
      <ByComponent id={id} />
    </>
  )
}
