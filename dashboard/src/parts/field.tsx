import { type ReactNode, useId } from 'react'

interface FieldProps {
  label: string
  /** What is wrong with what was entered. */
  fault?: string | null
  hint?: string
  children: (props: { id: string; 'aria-invalid': boolean; 'aria-describedby': string }) => ReactNode
}

/** A control with its label and what is to be said of it. */
export function Field({ label, fault, hint, children }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': Boolean(fault), 'aria-describedby': `${id}-note` })}
      <p id={`${id}-note`} className={fault ? 'bad hint' : 'hint'} aria-live="polite">
        {fault ?? hint}
      </p>
    </div>
  )
}
