"""The articles of the small base. Words that begin with `zq` name those who may read them: `zqagents…`, `zqdraft…`."""

BLOCK = """
/// audience | agents
Ask zqagentsblock first. ![Screen](img/zqagentsimage.png)
///
"""

ENGLISH = {
    "index.md": """---
title: Help
description: All there is to know about paying, getting money back and keeping an account safe in this shop.
order: [billing, accounts]
featured: [billing/refunds]
---
Welcome.
""",
    "billing/index.md": """---
title: Billing
description: What a purchase costs, when it is paid, and how the money comes back when something goes wrong.
icon: material/cash
order: [refunds, invoices]
---
""",
    "billing/refunds.md": """---
title: Get a refund
short_title: Refunds
description: Send a purchase back within thirty days and get the whole price refunded to the card you paid with.
tags: [money, returns]
also_in: [accounts]
last_reviewed_on: 2026-03-01
attachments:
  - {file: form.pdf, title: Return form}
---
# Get a refund

Ask within 30 days. See [late fees](invoices.md#late-fees), [the end](kb:closing-an-account#after),
[passwords](/accounts/security/passwords/), [nothing](missing.md), [the script](../accounts/zqagentsslug.md),
[the shop](https://shop.example.com/) and [us](mailto:help@example.com).

![Three steps](img/steps.png)

## How long it takes
%(block)s
Three days. Back to [the start](#get-a-refund) or to [the list](#the-list).

## The list

| Day | What happens |
|-----|--------------|
| 1   | We get it    |

- [x] sent
- [ ] paid
""",
    "billing/invoices.md": """---
title: Read an invoice
description: Find out what each line of an invoice means, where the tax stands and when late fees are added to it.
tags: [money]
---
## Late fees

After 14 days, see [refunds](refunds.md).
""",
    "billing/old-refunds.md": """---
title: Refunds by cheque
description: How refunds were paid by cheque until the end of last year, kept for those who still have one.
state: archived
replaced_by: billing/refunds
---
We sent a cheque zqarchivedtext.
""",
    "billing/zqdraftslug.md": """---
title: zqdrafttitle
state: draft
---
zqdraftbody
""",
    "billing/zqfutureslug.md": """---
title: zqfuturetitle
description: zqfuturedescription says what will be true on a day that is still a very long time away from now.
publish_on: 2099-01-01
---
zqfuturebody
""",
    "accounts/index.md": """---
title: Accounts
description: Open an account, keep it safe with a good password, and close it again when you do not need it.
---
""",
    "accounts/close.md": """---
title: Close an account
description: Close your account for good, and learn what is deleted at once and what the law makes us keep.
id: closing-an-account
---
## Before

Pay what is open.

## After

Nothing is left.
""",
    "accounts/security/index.md": """---
title: Security
description: Keep other people out of your account with a good password and a second proof of who you are.
---
""",
    "accounts/security/passwords.md": """---
title: Choose a password
description: Choose a password that is long, that you use nowhere else, and that a program remembers for you.
tags: [returns]
---
Long ones.
""",
    "accounts/zqagentsslug.md": """---
title: zqagentstitle
short_title: zqagentsshort
description: zqagentsdescription is what to say on the phone when somebody asks for money that was never paid.
audience: agents
owner: zqagents-team
tags: [money, zqagentstag]
keywords: [zqagentskeyword]
also_in: [billing]
attachments:
  - {file: zqagentsfile.txt, title: zqagentsattachment}
---
## zqagentsheading

zqagentsbody, see [refunds](../billing/refunds.md).
""",
    "staff/index.md": """---
title: zqinternalsection
description: zqinternalindex holds what only the people of the house should know about work, pay and holidays.
audience: internal
---
""",
    "staff/zqinternalslug.md": """---
title: zqinternaltitle
description: zqinternaldescription says what everybody earns, which is nobody's business but that of the house.
tags: [zqinternaltag]
---
zqinternalbody
""",
}
