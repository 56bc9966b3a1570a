import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { build } from 'esbuild'
import { exportNamed } from '@/lib/report/export'
import { reportOf } from '@/lib/report/fixture'

test('the report as a page opens from a disk: it asks nobody for anything, and its policy stops nothing of it', async ({
  page,
}, info) => {
  const file = info.outputPath('report.html')
  writeFileSync(file, exportNamed('html').render(reportOf()))
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', request => asked.push(request.url()))
  page.on('console', message => complaints.push(message.text()))
  await page.goto(pathToFileURL(file).href)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not ready: 1 thing to change/)
  await page.getByRole('link', { name: 'Let Kiro in' }).click()
  const card = page.getByRole('article').filter({ hasText: 'Kiro cannot decrypt through Identity Store' })
  await expect(card).toBeInViewport()
  await expect(card.locator('pre').first()).toBeVisible()
  // Styled: the one style sheet is the one that the policy names.
  await expect(page.getByRole('banner')).toHaveCSS('border-bottom-style', 'solid')
  expect(asked).toEqual([pathToFileURL(file).href])
  expect(complaints).toEqual([])
})

test('printed, it shows what is folded on the screen', async ({ page }, info) => {
  const file = info.outputPath('report.html')
  writeFileSync(file, exportNamed('html').render(reportOf()))
  await page.goto(pathToFileURL(file).href)
  const folded = page.getByText('AWS said: said by AWS')
  await expect(folded).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(folded).toBeVisible()
})

test('a browser hides, signs, verifies, seals and opens a report as the server does', async ({
  page,
}, info) => {
  const here = join(import.meta.dirname, '..', 'lib', 'report')
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export * from './redact'
        export * from './sign'
        export * from './seal'
      `,
      resolveDir: here,
    },
    bundle: true,
    // A module of Node is an error here, and not a module that is missing when it is too late.
    platform: 'browser',
    format: 'iife',
    globalName: 'report',
    write: false,
  })
  const file = info.outputPath('empty.html')
  writeFileSync(file, '<!doctype html><title>nothing</title>')
  await page.goto(pathToFileURL(file).href)
  const script = `(async given => {
    ${outputFiles[0]?.text ?? ''}
    const { report: hidden } = await report.redact(given, { kind: 'people' }, report.newSalt())
    const key = await report.newPrivateKey()
    const signed = await report.sign(hidden, { key, by: 'here', at: new Date() })
    const text = report.signedText(signed)
    const { keys } = await report.keySetOf([key])
    const sealed = await report.seal(hidden)
    const opened = await report.unseal(sealed.fragment)
    return {
      account: hidden.account.id,
      verified: (await report.verify(text, keys)).verified,
      altered: (await report.verify(text.replace('not-ready', 'is-ready'), keys)).verified,
      opened: opened.kind === 'report' && opened.report.account.id,
    }
  })(${JSON.stringify(reportOf())})`
  const done = await page.evaluate<Record<string, unknown>>(script)
  expect(done).toEqual({
    account: expect.stringMatching(/^ACCOUNT-[0-9a-f]{6}$/),
    verified: true,
    altered: false,
    opened: done.account,
  })
})
