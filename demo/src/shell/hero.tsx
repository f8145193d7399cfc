/** What ChannelKit is, and what to do with it now. */
export function Hero() {
  return (
    <div className="hero">
      <h1>Realtime channels as easy as local state</h1>
      <p>
        One room, three apps. <b>Point, type or play in one of them: the other two follow.</b>
      </p>
    </div>
  )
}
