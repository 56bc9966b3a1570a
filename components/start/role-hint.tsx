import Link from 'next/link'

export function RoleHint() {
  return (
    <section aria-labelledby="role-hint" className="panel px-4.5 py-3.5">
      <h2 id="role-hint" className="text-sm font-medium">
        A role to read with
      </h2>
      <p className="mt-0.5 mb-3 text-xs text-soft">
        For accounts that are checked again and again: written out for CloudFormation, Terraform and the AWS
        CLI.
      </p>
      <Link href="/accounts/new" prefetch={false} className="button w-full">
        Make one
      </Link>
    </section>
  )
}
