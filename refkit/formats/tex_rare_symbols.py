"""Commands that people write for signs, beside those that we write ourselves."""

from typing import Final

RARE: Final = r"""
⩽ leqslant  ⩾ geqslant  ≲ lesssim  ≳ gtrsim  ≦ leqq  ≧ geqq  ⊊ subsetneq
⊋ supsetneq  ⊄ nsubset  ⟶ longrightarrow  ⟵ longleftarrow  ⟷ longleftrightarrow
⟹ Longrightarrow  ⟺ iff  ↪ hookrightarrow  ↠ twoheadrightarrow  ⇌ rightleftharpoons
⇝ leadsto  ↗ nearrow  ↘ searrow  ⊎ uplus  ⊗ bigotimes  ⊕ bigoplus  ∪ bigcup
∩ bigcap  ⋀ bigwedge  ⋁ bigvee  ∴ therefore  ∵ because  □ square  □ Box
◇ Diamond  ◇ diamond  ▲ blacktriangle  ■ blacksquare  ★ bigstar
∡ measuredangle  ∢ sphericalangle  ℧ mho  ϰ varkappa  ϝ digamma
ℶ beth  ℷ gimel  ∁ complement  ∄ nexists  ⋉ ltimes  ⋊ rtimes  ≀ wr
‖ Vert  | vert  | lvert  | rvert  ‖ lVert  ‖ rVert
≜ triangleq  ≔ coloneqq  ⊢ proves  ⊬ nvdash  ⊩ Vdash  ⊭ nvDash  ≮ nless  ≯ ngtr
✓ checkmark  ✠ maltese  ® circledR  ♂ male  ♀ female  ☉ astrosun  ℵ alef
ə textschwa  ʻ okina  ƒ textflorin  ʹ cprime
ʺ cdprime  ′ textprime  ´ textasciiacute  Ω ohm  ℧ textmho
Α Alpha  Β Beta  Ε Epsilon  Ζ Zeta  Η Eta  Ι Iota  Κ Kappa  Μ Mu  Ν Nu
Ο Omicron  ο omicron  Ρ Rho  Τ Tau  Χ Chi  Γ varGamma  Δ varDelta  Θ varTheta
Λ varLambda  Ξ varXi  Π varPi  Σ varSigma  Υ varUpsilon  Φ varPhi  Ψ varPsi
Ω varOmega  Γ upGamma  α upalpha  β upbeta  γ upgamma  δ updelta  ε upepsilon
μ upmu  π uppi  σ upsigma  τ uptau  μ micro  ℃ celsius  Å angstrom
γ textgamma  ε textepsilon  ζ textzeta  η texteta  θ texttheta  ι textiota
κ textkappa  λ textlambda  μ textmugreek  ν textnu  ξ textxi  ο textomikron
π textpi  ρ textrho  σ textsigma  τ texttau  υ textupsilon  φ textphi  χ textchi
ψ textpsi  ω textomega  Γ textGamma  Δ textDelta  Ω textOmega  Σ textSigma
‐ textnormalhyphen  ‑ nobreakdash  ∞ textinfty
≈ textapprox  ≤ textleq  ≥ textgeq  ⋅ textcdot  ↔ textleftrightarrow
ŀ textlatinsmallldot  ſ textlongs  ʔ textglotstop  ʿ textayn  ʾ texthamza
\ backslash
 … hdots  … ddotsc  … dotsc  ⋯ dotsb
"""
"""Each sign beside its command; one sign may have several."""
