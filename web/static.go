package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strconv"

	"watchfloor/lawful"
)

//go:embed static/*
var staticFiles embed.FS

// assets are the files in /static. Their addresses carry a digest, so that a
// browser may keep them for good.
type assets struct{ files map[string]asset }

type asset struct {
	body    []byte
	kind    string
	version string
}

var assetKinds = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

func loadAssets() (*assets, error) {
	dir, err := staticFiles.ReadDir("static")
	if err != nil {
		return nil, err
	}
	a := &assets{files: map[string]asset{}}
	for _, f := range dir {
		body, err := staticFiles.ReadFile(path.Join("static", f.Name()))
		if err != nil {
			return nil, err
		}
		kind, ok := assetKinds[path.Ext(f.Name())]
		if !ok {
			return nil, fmt.Errorf("static/%s: no content type is known for it", f.Name())
		}
		sum := sha256.Sum256(body)
		a.files[f.Name()] = asset{body, kind, hex.EncodeToString(sum[:6])}
	}
	return a, nil
}

func (a *assets) address(name string) (string, error) {
	f, ok := a.files[name]
	if !ok {
		return "", fmt.Errorf("no file static/%s", name)
	}
	return "/static/" + name + "?v=" + f.version, nil
}

// asset serves a file of /static. It is open: the page at the door uses it too.
func (s *Server) asset(w http.ResponseWriter, r *http.Request, _ lawful.Viewer) {
	f, ok := s.static.files[r.PathValue("name")]
	if !ok {
		s.allowed(lawful.SignedIn, s.page(s.unknown)).ServeHTTP(w, r)
		return
	}
	if r.URL.Query().Get("v") == f.version {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(f.body)))
	w.Write(f.body) //nolint:errcheck // whoever asked is gone
}
