import { ChannelKitProvider } from '@channelkit/react'
import '@channelkit/react/styles.css'
import type { ReactNode } from 'react'
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router'

export const links = () => [{ rel: 'icon', href: 'data:,' }]
export const meta = () => [{ title: 'React Router' }]

export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

const options = { key: 'app-key', wsHost: 'localhost', wsPort: 6001, forceTLS: false }

export default function App() {
  return (
    <ChannelKitProvider options={options}>
      <Outlet />
    </ChannelKitProvider>
  )
}
