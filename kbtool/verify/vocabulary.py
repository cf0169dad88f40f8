"""The part of schema.org (version 30) that a help centre has use for: types, and the properties each of them adds."""

from collections.abc import Iterator
from functools import lru_cache

PARENTS = {
    "Thing": "",
    "Audience": "Thing",
    "BreadcrumbList": "ItemList",
    "ContactPoint": "Thing",
    "CreativeWork": "Thing",
    "DefinedTerm": "Thing",
    "DefinedTermSet": "CreativeWork",
    "ItemList": "Thing",
    "ListItem": "Thing",
    "Organization": "Thing",
    "Person": "Thing",
    "Article": "CreativeWork",
    "TechArticle": "Article",
    "WebPage": "CreativeWork",
    "AboutPage": "WebPage",
    "CollectionPage": "WebPage",
    "ContactPage": "WebPage",
    "ItemPage": "WebPage",
    "WebSite": "CreativeWork",
    "MediaObject": "CreativeWork",
    "ImageObject": "MediaObject",
    "VideoObject": "MediaObject",
}
"""Type → the type it is a kind of."""
PROPERTIES = {
    "Thing": """additionalType alternateName description disambiguatingDescription identifier image mainEntityOfPage
        name sameAs subjectOf url""",
    "Audience": "audienceType geographicArea",
    "ContactPoint": "areaServed availableLanguage contactOption contactType email hoursAvailable telephone",
    "CreativeWork": """about abstract accessMode alternativeHeadline archivedAt associatedMedia audience author citation
        contributor copyrightHolder copyrightNotice copyrightYear creativeWorkStatus creator dateCreated dateModified
        datePublished editor educationalLevel encoding encodingFormat expires genre hasPart headline inLanguage
        isAccessibleForFree isBasedOn isPartOf keywords learningResourceType license mainEntity maintainer mentions
        position provider publisher sourceOrganization temporalCoverage text thumbnail thumbnailUrl timeRequired
        translationOfWork translator usageInfo version video wordCount workTranslation""",
    "DefinedTerm": "inDefinedTermSet termCode",
    "DefinedTermSet": "hasDefinedTerm",
    "ItemList": "aggregateElement itemListElement itemListOrder numberOfItems",
    "ListItem": "item nextItem position previousItem",
    "Organization": """address areaServed brand contactPoint department email foundingDate founder keywords
        knowsLanguage legalName logo memberOf parentOrganization slogan subOrganization telephone vatID""",
    "Person": "affiliation email familyName givenName jobTitle knowsLanguage memberOf telephone worksFor",
    "Article": "articleBody articleSection backstory speakable wordCount",
    "TechArticle": "dependencies proficiencyLevel",
    "WebPage": """breadcrumb lastReviewed mainContentOfPage primaryImageOfPage relatedLink reviewedBy significantLink
        speakable specialty""",
    "MediaObject": """bitrate contentSize contentUrl duration embedUrl encodesCreativeWork endTime height playerType
        regionsAllowed startTime uploadDate width""",
    "ImageObject": "caption embeddedTextCaption exifData representativeOfPage",
    "VideoObject": "actor caption director embeddedTextCaption transcript videoFrameSize videoQuality",
}
REQUIRED = {
    "Article": ("headline",),
    "TechArticle": ("headline",),
    "BreadcrumbList": ("itemListElement",),
    "Organization": ("name",),
    "VideoObject": ("name", "thumbnailUrl", "uploadDate"),
    "WebSite": ("name", "url"),
}
"""What search engines need of a type that stands by itself (Google's pages on each of them, 2026)."""
RETIRED = frozenset(
    (
        *("FAQPage", "HowTo", "QAPage", "SearchAction", "ClaimReview", "CourseInstance", "DiscussionForumPosting"),
        *("Question", "Answer", "HowToStep", "SpecialAnnouncement"),
    )
)
"""Types that search engines show no more, or only where readers answer readers."""
KEYWORDS = frozenset({"@context", "@graph", "@id", "@type", "@language", "@value"})


@lru_cache(maxsize=len(PARENTS))
def properties_of(name: str) -> frozenset[str]:
    """All properties of a known type, its parents' among them."""
    return frozenset(word for kind in _kinds(name) for word in PROPERTIES.get(kind, "").split())


def _kinds(name: str) -> Iterator[str]:
    while name:
        yield name
        name = PARENTS[name]
