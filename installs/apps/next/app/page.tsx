import { Live } from '../src/live'

export default function Page() {
  return <Live />
}
