import { useChannel, useRecords } from '@channelkit/vue'
import { defineStore } from 'pinia'
import { computed } from 'vue'

interface Task {
  id: number
  title: string
  done: boolean
}

export const useTasks = defineStore('tasks', () => {
  const rows = useRecords<Task>('tasks', 'saved', { by: 'id', remove: 'deleted' })
  const { status } = useChannel('tasks')
  const all = computed(() => rows.value.ids.flatMap((id) => rows.value.get(id) ?? []))
  return { all, status, open: computed(() => all.value.filter(({ done }) => !done).length) }
})
