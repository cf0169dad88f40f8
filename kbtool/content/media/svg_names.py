"""What may stand in an SVG file: what draws, nothing that runs, moves or asks others (SVG 2)."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _words("""
    svg g switch foreignObject defs symbol use
    path rect circle ellipse line polyline polygon text tspan textPath title desc image style
    linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix feComponentTransfer
    feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
    feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight
    feTile feTurbulence
    """)
UNWRAPPED = _words("a")
"""These go, what they hold stays."""

LABELS = _words("div span p br hr b strong i em u s font sub sup code pre ul ol li h1 h2 h3 h4 h5 h6")
LABEL_ATTRIBUTES = _words("style class dir lang color face size align")
"""XHTML in `foreignObject`: programs for diagrams write their labels so."""

ATTRIBUTES = _words("""
    id class style lang role transform viewBox preserveAspectRatio version width height x y x1 y1 x2 y2 cx cy r rx ry fx
    fy fr d points pathLength dx dy rotate textLength lengthAdjust startOffset method spacing side offset
    gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits patternUnits
    patternContentUnits patternTransform markerUnits markerWidth markerHeight refX refY orient filterUnits
    primitiveUnits in in2 result stdDeviation mode type values operator k1 k2 k3 k4 order kernelMatrix divisor bias
    targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent
    kernelUnitLength scale xChannelSelector yChannelSelector azimuth elevation z pointsAtX pointsAtY pointsAtZ
    limitingConeAngle radius baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering cursor direction display dominant-baseline fill fill-opacity fill-rule filter flood-color
    flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    image-rendering isolation letter-spacing lighting-color marker marker-end marker-mid marker-start mask mask-type
    mix-blend-mode opacity overflow paint-order pointer-events requiredFeatures shape-rendering stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    stroke-width text-anchor text-decoration text-overflow text-rendering unicode-bidi vector-effect visibility
    white-space word-spacing writing-mode enable-background xml:space xml:lang media
    """)
"""Besides these, `href` on REFERRING elements, and what starts with `aria-`."""

REFERRING = _words("use image textPath linearGradient radialGradient pattern filter")
