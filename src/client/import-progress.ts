/**
 * Shows the progress of a long import: how much of the file is sent, then that the server reads it. Without a script the form does the
 * same without a message.
 */

export function showProgress(): void {
  const area = document.querySelector<HTMLElement>('.progress')
  const form = area?.closest('form')
  if (!area || !form) return
  const bar = area.querySelector('progress')!
  const status = area.querySelector('[role=status]')!
  const button = form.querySelector('button')!

  // A file may be dropped anywhere on the form.
  form.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  form.addEventListener('drop', (event) => {
    const files = event.dataTransfer?.files
    if (!files?.length) return
    event.preventDefault()
    form.querySelector<HTMLInputElement>('[type=file]')!.files = files
  })

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const request = new XMLHttpRequest()
    const end = () => {
      area.hidden = true
      button.disabled = false
    }
    request.open('POST', form.action)
    request.responseType = 'document'
    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = loaded / total
    }
    request.upload.onload = () => {
      bar.removeAttribute('value')
      status.textContent = area.dataset.reading!
    }
    request.onload = () => {
      if (request.status < 400) return location.assign(request.responseURL)
      // What was chosen and typed stays in the form; only what is wrong is taken from the answer.
      const fault = request.responseXML?.querySelector('.error-summary')
      if (!fault) return form.submit()
      end()
      document.querySelector('.error-summary')?.remove()
      form.before(fault)
    }
    // Then the browser says itself what is the matter.
    request.onerror = () => form.submit()
    area.hidden = false
    button.disabled = true
    status.textContent = area.dataset.sending!
    request.send(new FormData(form))
  })
  // Who comes back to the page finds the form as it was.
  addEventListener('pageshow', () => {
    area.hidden = true
    button.disabled = false
  })
}
