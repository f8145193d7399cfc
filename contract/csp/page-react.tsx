import { createRoot } from 'react-dom/client'
import { reactTree } from '../components/react-tree.tsx'
import { showAll } from './page.ts'

showAll((target, name, props, kit) => {
  createRoot(target).render(reactTree({ kit, name, props: { ...props } }))
})
