/** One instance, two doors: to the right on a wide page, downwards on a narrow one. */
export function Fork() {
  return (
    <>
      <svg
        viewBox="0 0 44 156"
        className="h-39 w-full fill-none stroke-faint stroke-[1.5] max-lg:hidden"
        aria-hidden="true"
      >
        <path d="M5 78C24 78 16 36 39 36M34 31 39 36 34 41M5 78C24 78 16 120 39 120M34 115 39 120 34 125" />
      </svg>
      <svg
        viewBox="0 0 320 36"
        preserveAspectRatio="none"
        className="h-9 w-full fill-none stroke-faint stroke-[1.5] lg:hidden [&_path]:[vector-effect:non-scaling-stroke]"
        aria-hidden="true"
      >
        <path d="M160 3C160 20 80 14 80 33M160 3C160 20 240 14 240 33" />
      </svg>
    </>
  )
}
