import { ChannelKitProvider } from '@channelkit/react'
import { render } from '@testing-library/react'
import { Activity, StrictMode } from 'react'
import { react } from '../drivers/react.tsx'
import { Probe, unifyReact } from '../drivers/react-probe.tsx'
import { type Page, type ProviderDriver, uses } from './driver.ts'

export const reactProvider: ProviderDriver = {
  ...react,
  async mount(page, seen) {
    const tree = ({ options, user, shown = true }: Page) => (
      <StrictMode>
        <Activity mode={shown ? 'visible' : 'hidden'}>
          <ChannelKitProvider options={options} key={user}>
            {uses.map(([hook, args]) => (
              <Probe key={hook} hook={hook} args={args} seen={(raw) => seen(hook, unifyReact(hook, raw))} />
            ))}
          </ChannelKitProvider>
        </Activity>
      </StrictMode>
    )
    const { container, rerender, unmount } = render(tree(page))
    return { text: () => container.textContent ?? '', set: async (next) => rerender(tree(next)), unmount }
  },
}
