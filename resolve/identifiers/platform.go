package identifiers

import "strings"

// site is a platform on which people go by a handle.
type site struct {
	name   string
	hosts  []string // the first is the one in keys
	before []string // what stands between host and handle; "" for nothing, "@" for a sign
	never  string   // first parts of a path that are no handles, between spaces
}

// platforms are the sites known. Index 0 is none: a token's platform is an index.
var platforms = [...]site{
	{},
	{name: "x", hosts: []string{"x.com", "twitter.com", "mobile.twitter.com", "m.twitter.com"}, before: []string{""},
		never: " home search explore i intent hashtag share settings login messages notifications tos privacy "},
	{name: "instagram", hosts: []string{"instagram.com", "m.instagram.com", "instagr.am"}, before: []string{"", "stories/"},
		never: " p reel reels explore stories accounts direct tv about "},
	{name: "telegram", hosts: []string{"t.me", "telegram.me", "telegram.dog"}, before: []string{"", "s/"},
		never: " joinchat s c share addstickers proxy socks iv login addlist "},
	{name: "tiktok", hosts: []string{"tiktok.com", "m.tiktok.com"}, before: []string{"@"}},
	{name: "snapchat", hosts: []string{"snapchat.com"}, before: []string{"add/"}},
	{name: "youtube", hosts: []string{"youtube.com", "m.youtube.com"}, before: []string{"@", "c/", "user/", "channel/"}},
	{name: "facebook", hosts: []string{"facebook.com", "m.facebook.com", "fb.com", "mbasic.facebook.com", "web.facebook.com"}, before: []string{""},
		never: " profile.php groups watch events pages share sharer sharer.php login story.php photo.php photo reel marketplace help permalink.php "},
	{name: "reddit", hosts: []string{"reddit.com", "old.reddit.com", "m.reddit.com"}, before: []string{"user/", "u/"}},
	{name: "linkedin", hosts: []string{"linkedin.com"}, before: []string{"in/"}},
	{name: "github", hosts: []string{"github.com"}, before: []string{""},
		never: " about features login search topics orgs settings marketplace explore "},
	{name: "vk", hosts: []string{"vk.com", "m.vk.com"}, before: []string{""}, never: " feed wall video search im away.php "},
	{name: "threads", hosts: []string{"threads.net", "threads.com"}, before: []string{"@"}},
	{name: "twitch", hosts: []string{"twitch.tv", "m.twitch.tv"}, before: []string{""}, never: " directory videos settings p "},
	{name: "bluesky", hosts: []string{"bsky.app"}, before: []string{"profile/"}},
	{name: "discord", hosts: []string{"discord.com", "discordapp.com"}, before: []string{"users/"}},
	{name: "steam", hosts: []string{"steamcommunity.com"}, before: []string{"id/", "profiles/"}},
	{name: "mastodon"},
	{name: "whatsapp"},
	{name: "signal"},
}

// platformOf returns the index of the platform that a word names.
func platformOf(s string) uint8 {
	switch s {
	case "twitter", "tweet", "tweeted", "tweets":
		return 1
	case "instagram", "insta", "ig":
		return 2
	case "telegram", "tg":
		return 3
	case "tiktok":
		return 4
	case "snapchat", "snap":
		return 5
	case "youtube":
		return 6
	case "facebook", "fb":
		return 7
	case "reddit":
		return 8
	case "linkedin":
		return 9
	case "github":
		return 10
	case "vk", "vkontakte":
		return 11
	case "threads":
		return 12
	case "twitch":
		return 13
	case "bluesky", "bsky":
		return 14
	case "discord":
		return 15
	case "steam":
		return 16
	case "mastodon":
		return 17
	}
	return 0
}

// platformHost returns the host under which a site's pages are kept.
func platformHost(host string) string {
	if p := siteOf(host); p != nil {
		return p.hosts[0]
	}
	return host
}

// siteOf returns the platform of a host, nil when it is none.
func siteOf(host string) *site {
	for i := range platforms {
		for _, h := range platforms[i].hosts {
			if h == host {
				return &platforms[i]
			}
		}
	}
	return nil
}

// profile returns the handle whose profile a page is, "" when it is none.
func profile(host, path, query string) string {
	path = strings.TrimPrefix(path, "/")
	p := siteOf(host)
	if p == nil {
		// Everywhere else "/@name" is how a page of somebody is written.
		if name, ok := strings.CutPrefix(path, "@"); ok {
			return handleKey(host, name)
		}
		return ""
	}
	if id, ok := strings.CutPrefix(query, "?id="); ok && p.name == "facebook" && path == "profile.php" {
		return handleKey(p.name, id)
	}
	best := ""
	for _, before := range p.before {
		if rest, ok := strings.CutPrefix(path, before); ok && (best == "" || before != "") {
			name, _, _ := strings.Cut(rest, "/")
			if before != "" || !strings.Contains(p.never, " "+strings.ToLower(name)+" ") {
				best = handleKey(p.name, strings.TrimPrefix(name, "@"))
			}
		}
	}
	return best
}
