import { expect, test } from '@playwright/test'
import { organizations } from '@/lib/demo'
import type { Answer } from '@/lib/report/model'

const heading: Readonly<Record<Answer, RegExp>> = {
  ready: /^Ready/,
  'not-ready': /^Not ready/,
  undecided: /^Undecided|^Not decided/,
}

for (const { name, title, expect: expected } of Object.values(organizations)) {
  test(`${name} is judged as its data says, on a page that stays within a phone`, async ({ page }) => {
    const complaints: string[] = []
    page.on('console', message => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', error => complaints.push(error.message))
    await page.setViewportSize({ width: 360, height: 740 })

    await page.goto('/')
    await page.getByRole('button', { name: `Check ${title}` }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading[expected.answer], {
      timeout: 20_000,
    })
    for (const [id, verdict] of Object.entries(expected.findings))
      await expect(page.locator(`article#${id}:visible`)).toHaveAttribute('data-verdict', verdict)

    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
    expect(complaints).toEqual([])
  })
}
