/** Stores the corpus part after part with one click. Without this script each part is a form of its own. */
export function seedAllParts(): void {
  const form = document.querySelector<HTMLFormElement>('form.seeding')
  if (form === null) return
  const step = form.querySelector<HTMLInputElement>('[name=step]')!
  const status = form.querySelector('[role=status]')!
  const button = form.querySelector('button')!
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    button.disabled = true
    for (;;) {
      const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>)
      const answer = await fetch(form.action, { method: 'POST', body: fields }).catch(() => null)
      if (answer?.redirected) return location.assign(answer.url)
      // Then the browser sends the form itself and shows what is the matter; a part stored twice changes nothing.
      if (!answer?.ok) return form.submit()
      step.value = String(Number(step.value) + 1)
      status.textContent = `${form.dataset.progress}${step.value}`
    }
  })
}
