export interface EchoAppProps {
  order: number
  log(line: string): void
}

/** The application in one framework, on one library. */
export interface EchoApp {
  readonly name: string
  readonly lib: {
    configureEcho(config: never): void
    echo(): { disconnect(): void }
  }
  /** Whether a changed order is followed. */
  readonly follows: boolean
  mount(props: EchoAppProps): Promise<{ set(props: EchoAppProps): Promise<void>; unmount(): void }>
}
