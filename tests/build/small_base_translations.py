"""The small base in Chinese and Persian. Persian has no article about closing an account; one is in Chinese only."""

CHINESE = {
    "index.md": """---
title: 帮助
description: 关于付款、退款以及保护账户安全，这里有您需要知道的一切内容，请先看看。
---
""",
    "billing/index.md": """---
title: 账单
description: 一次购买的费用、付款的时间，以及出现问题时钱如何退回给您的全部说明。
---
""",
    "billing/refunds.md": """---
title: 申请退款
description: 在三十天之内退回商品，全部货款会退回到您付款时使用的那张银行卡里。
---
请在三十天内申请，参见[滞纳金](invoices.md#滞纳金)和[注销](kb:closing-an-account#之后)。

## 需要多久
%(block)s
三天，见[清单](#清单)。

## 清单

完。
""",
    "billing/invoices.md": """---
title: 看懂发票
description: 了解发票上每一行的含义，税款写在哪里，以及什么时候会增加滞纳金。
---
## 滞纳金

十四天之后，参见[退款](refunds.md)。
""",
    "billing/fapiao.md": """---
title: 增值税发票
description: 如何申请增值税发票，需要填写哪些信息，以及多长时间之内可以收到发票。
---
只有中文。
""",
    "accounts/index.md": """---
title: 账户
description: 开通账户，用一个好的密码保护它，并在不再需要的时候把它重新注销掉。
---
""",
    "accounts/close.md": """---
title: 注销账户
description: 永久注销您的账户，并了解哪些内容会立即删除，哪些内容依照法律必须保留。
---
## 之后

什么都没有了。
""",
    "accounts/security/passwords.md": """---
title: 选择密码
description: 选择一个足够长、没有在其他地方使用过、并且由程序替您记住的密码。
---
越长越好。
""",
    "accounts/zqagentsslug.md": """---
title: zqagents话术
description: zqagentszh 客户在电话里要求退还从未支付过的款项时，客服人员应该怎么说。
---
zqagentszhbody
""",
    "staff/zqinternalslug.md": """---
title: zqinternal工资
description: zqinternalzh 每个人的工资是多少，这只是公司内部的事情，与别人没有关系。
---
zqinternalzhbody
""",
}

PERSIAN = {
    "index.md": """---
title: راهنما
description: هر آنچه درباره پرداخت، بازگشت پول و امن نگه داشتن حساب در این فروشگاه باید بدانید.
---
""",
    "billing/index.md": """---
title: صورت‌حساب
description: هزینه خرید، زمان پرداخت و این‌که اگر مشکلی پیش بیاید پول چگونه برمی‌گردد.
---
""",
    "billing/refunds.md": """---
title: بازگشت پول
description: کالا را تا سی روز پس بفرستید و همه مبلغ را روی همان کارتی که با آن پرداخته‌اید پس بگیرید.
---
تا سی روز درخواست کنید. [دیرکرد](invoices.md#جریمه-دیرکرد) را ببینید.

## چقدر طول می‌کشد
%(block)s
سه روز؛ [فهرست](#فهرست) را ببینید.

## فهرست

پایان.
""",
    "billing/invoices.md": """---
title: خواندن صورت‌حساب
description: هر سطر صورت‌حساب چه معنایی دارد، مالیات کجا نوشته شده و دیرکرد چه زمانی افزوده می‌شود.
---
## جریمه دیرکرد

پس از چهارده روز.
""",
    "accounts/security/passwords.md": """---
title: انتخاب گذرواژه
description: گذرواژه‌ای بلند برگزینید که جای دیگری به کار نبرده‌اید و برنامه‌ای آن را به یاد می‌سپارد.
---
هرچه بلندتر بهتر.
""",
}
