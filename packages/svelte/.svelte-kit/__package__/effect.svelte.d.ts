/**
 * Runs while the component lives, anew whenever something reactive that it read changes; never on a server.
 *
 * @param run may return what to do before the next run and at the end
 */
export declare function effect(run: () => undefined | (() => void)): void
