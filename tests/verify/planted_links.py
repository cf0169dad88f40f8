"""Faults in links, images, scripts and weight of pages."""

from tests.verify.planted_fault import Planted, edited

PAY, SECTION, HOME = "billing/pay/index.html", "billing/index.html", "index.html"
OTHER = '<a href="../refunds/#steps">Get a refund</a>'
IMAGE = '<img src="/assets/steps.png" alt="Steps" width="8" height="8">'
SCRIPT = '<script src="/assets/site.js" defer></script>'
VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'
END = "</main>"
LINKS = (
    edited("KV286", "a link to nothing", PAY, OTHER, '<a href="../refund/">Get a refund</a>'),
    edited("KV287", "a link to a part that is missing", PAY, "refunds/#steps", "refunds/#step"),
    edited("KV288", "a link to a former address", PAY, OTHER, '<a href="/old/refund/">Get a refund</a>'),
    Planted(
        "KV289",
        "a page that nobody links to",
        ("zh/billing/index.html",),
        tuple(
            (f"{path}index.html", '<a href="/zh/billing/"', '<a href="/zh/"')
            for path in ("billing/", "fa/billing/", "zh/", "zh/billing/pay/", "zh/billing/refunds/")
        ),
    ),
    edited("KV290", "a link without a text", PAY, END, f'<p><a href="/"></a></p>{END}'),
    edited("KV308", "an address encoded twice", PAY, END, f'<a href="https://example.org/%25D8%25A2">x</a>{END}'),
)
LOADED = (
    edited("KV291", "an image over http", PAY, END, f'<img src="http://example.org/a.png" alt="x">{END}'),
    edited(
        "KV292",
        "a script from elsewhere",
        PAY,
        SCRIPT,
        f'{SCRIPT}<script src="https://cdn.example.org/a.js" defer></script>',
    ),
    edited("KV293", "a script in the page", PAY, SCRIPT, f"{SCRIPT}<script>let x = 1</script>"),
    edited("KV294", "an image without a text", PAY, 'alt="Steps" width', "width"),
    edited("KV295", "an image without its size", PAY, ' width="8" height="8"', ""),
    edited("KV296", "a first image that waits", PAY, 'height="8"', 'height="8" loading="lazy"'),
    edited("KV297", "an image that is missing", PAY, IMAGE, IMAGE.replace("steps.png", "step.png")),
    edited("KV298", "a page that is too heavy", PAY, END, f"<p>{'x ' * 60_000}</p>{END}"),
    Planted("KV299", "a script that is too large", ("assets/large.js",), files={"assets/large.js": b"x;" * 1_100_000}),
)
FORM = (
    edited("KV307", "an id that stands twice", PAY, END, f'<p id="steps">x</p>{END}'),
    edited("KV310", "no viewport", PAY, VIEWPORT, ""),
    edited("KV311", "no word on the encoding", PAY, '<meta charset="utf-8">', ""),
    edited("KV313", "red letters as in 1997", PAY, END, f'<p><font color="red">x</font></p>{END}'),
    edited("KV314", "a space in an id", PAY, END, f'<p id="a b">x</p>{END}'),
)
