package main

import "watchfloor/cmd/watchfloor/scenario"

// plainly is the manner in which nobody is anything in particular.
func plainly() scenario.Manner {
	given, family := cultures[0].given, cultures[0].family
	return scenario.Manner{
		Name:    func(n int) string { return given[n%20] + " " + family[n/20] },
		Who:     func(int) string { return "man" },
		Worship: func(int) string { return "church" },
		Add:     func(int) string { return "" },
	}
}

// anyhow is the manner in which everybody is named in another culture than the one before,
// is somebody else, and something lawful is told of three in four.
func anyhow() scenario.Manner {
	return scenario.Manner{
		Name: func(n int) string {
			c := cultures[1+n%(len(cultures)-1)]
			return c.given[n%20] + c.between + c.family[n/20]
		},
		Who:     func(n int) string { return whos[n%len(whos)] },
		Worship: func(n int) string { return worships[n%len(worships)] },
		Add: func(n int) string {
			if n%4 == 0 {
				return ""
			}
			return lawfulThings[n%len(lawfulThings)]
		},
	}
}
