/** What stands where the accounts will. */
export function Welcome() {
  return (
    <>
      <h1 className="max-w-3xl text-[1.75rem] leading-9 font-semibold tracking-tight sm:text-4xl sm:leading-11">
        Can your people be subscribed to Kiro?
      </h1>
      <p className="mt-3 max-w-2xl text-base text-soft sm:text-lg sm:leading-7">
        Reads your AWS account, holds IAM Identity Center against what Kiro asks for, and says what exactly to
        change. A check takes a few seconds, and its report stays here.
      </p>
    </>
  )
}
