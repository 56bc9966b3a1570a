import encode from 'qr'

/** Dark on light in either theme, with the margin that cameras need. */
export function QrCode({ text }: { text: string }) {
  const rows = encode(text, 'raw', { border: 4 })
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      className="my-3 w-full max-w-52 rounded-md bg-white"
      role="img"
      aria-label="The key as a QR code"
      shapeRendering="crispEdges"
    >
      <path d={path} className="fill-black" />
    </svg>
  )
}
