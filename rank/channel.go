package rank

import "watchfloor/record"

const channels = int(record.ChannelOwn) + 1

// says is the ratio of what says nothing.
var says = Ratio{record.One, record.One}

// channelOf returns c, or the unstated channel for one that this version does not know.
func channelOf(c record.Channel) record.Channel {
	if int(c) < channels {
		return c
	}
	return record.ChannelUnstated
}

// fromChannel says through which channel a report came.
func fromChannel(c record.Channel) string {
	switch c {
	case record.ChannelPublic:
		return "from the public"
	case record.ChannelPartner:
		return "from a partner"
	case record.ChannelNews:
		return "from the news"
	case record.ChannelPlatform:
		return "from a platform"
	case record.ChannelOwn:
		return "from the house's own people"
	}
	return "from a channel that is not stated"
}

// channelFactors gives the channels of origins for which the rules have a figure that
// says something, in the order of their numbers.
func (s *Scale) channelFactors(origins []origin) []Factor {
	var seen [channels]bool
	for _, o := range origins {
		seen[o.channel] = true
	}
	var f []Factor
	for c, q := range s.rules.Channels {
		if seen[c] && q != says {
			f = append(f, Factor{Code: Came, Value: q.Plot, Count: int64(c)})
		}
	}
	return f
}

// moreOrLess says what a ratio for a plot does.
func moreOrLess(ratio record.Millionths) string {
	switch {
	case ratio > record.One:
		return "for more"
	case ratio < record.One:
		return "for less"
	}
	return "otherwise"
}
