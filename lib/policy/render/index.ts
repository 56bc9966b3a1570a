import { msg } from '@/lib/message'
import { cdk } from './cdk'
import type { Change, Rendering } from './change'
import { cli } from './cli'
import { cloudformation } from './cloudformation'
import { nameOf } from './file-name'
import { jsonPatch } from './json-patch'
import { terraform } from './terraform'

export { type Change, changeBy, type Rendering } from './change'

/** In the order in which a page offers them. */
export const forms = [
  {
    form: 'statements',
    title: msg('The statements'),
    language: 'json',
    ending: '-statements.json',
    // A list: the console's editor takes two objects without their brackets as well, but no parser does.
    text: ({ statements }: Change) => `${JSON.stringify(statements, null, 2)}\n`,
  },
  {
    form: 'policy',
    title: msg('The whole policy'),
    language: 'json',
    ending: '.json',
    text: ({ after }: Change) => after,
  },
  {
    form: 'json-patch',
    title: msg('JSON Patch'),
    language: 'json',
    ending: '-patch.json',
    text: jsonPatch,
  },
  { form: 'cli', title: msg('AWS CLI'), language: 'shell', ending: '.sh', text: cli },
  { form: 'terraform', title: msg('Terraform'), language: 'hcl', ending: '.tf', text: terraform },
  {
    form: 'cloudformation',
    title: msg('CloudFormation'),
    language: 'yaml',
    ending: '.yaml',
    text: cloudformation,
  },
  { form: 'cdk', title: msg('CDK (TypeScript)'), language: 'typescript', ending: '.ts', text: cdk },
] as const

export type Form = (typeof forms)[number]['form']

/** The change as text that a person takes away. Pure; throws where `before` is not JSON, or `form` none of these: a bug. */
export function render(form: Form, change: Change): Rendering {
  const found = formNamed(form)
  return {
    fileName: fileNameOf(form, change.key),
    language: found.language,
    text: found.text(change),
  }
}

export function fileNameOf(form: Form, key: Change['key']): string {
  return `${nameOf(key)}${formNamed(form).ending}`
}

function formNamed(form: Form): (typeof forms)[number] {
  const found = forms.find(each => each.form === form)
  if (!found) throw new Error(`There is no form ${form}`)
  return found
}
